import { expect, test } from '@playwright/test';
import { startHttpProxy, startSocksProxy } from '../integration/proxies/proxies.ts';
import { accountTab, chatRow, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 31 });

const start = () => stage.start();
const contact = '447911123456';

test('an account goes through its proxy, also after a restart, and says when the proxy is dead', async () => {
  const proxy = await startSocksProxy({ username: 'me', password: 'planted-password' });
  const first = await start();
  const { page } = first;
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Proxy…' }).click();
  const dialog = page.getByRole('dialog', { name: `Proxy of ${account.name}` });
  await dialog.getByLabel('Kind').selectOption('SOCKS5');
  await dialog.getByLabel('Address').fill('127.0.0.1');
  await dialog.getByLabel('Port').fill(String(proxy.settings.port));
  await dialog.getByLabel('Name').fill('me');
  await dialog.getByLabel('Password').fill('wrong');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not accept this name and password');
  await dialog.getByLabel('Password').fill('planted-password');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText('WhatsApp can be reached through this proxy.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save and reconnect' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => proxy.open()).toBe(1);
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await first.quit();

  const second = await start();
  await expect(accountTab(second.page, account.name)).toHaveAccessibleName(/Online/u);
  expect(proxy.open()).toBe(1);
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact,
    text: 'through the proxy',
    name: 'Greta',
  });
  await expect(chatRow(second.page, 'Greta')).toContainText('through the proxy');
  await proxy.stop();
  await expect(second.page.getByText('The proxy of this account lets nothing through.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Proxy settings' }).click();
  await expect(second.page.getByRole('dialog').getByLabel('Password')).toHaveValue('');
  const other = await startHttpProxy();
  await second.page.getByRole('dialog').getByLabel('Kind').selectOption('HTTP');
  await second.page.getByRole('dialog').getByLabel('Port').fill(String(other.settings.port));
  await second.page.getByRole('button', { name: 'Save and reconnect' }).click();
  await expect(accountTab(second.page, account.name)).toHaveAccessibleName(/Online/u);
  expect(other.open()).toBe(1);
  await second.quit();
  await other.stop();
});

test('a paused account stays paused over a restart; all are checked and resumed from one menu', async () => {
  const first = await start();
  await passFirstScreens(first.page);
  const account = await linkAccount(first.page, stage.simulator);
  const other = await linkAccount(first.page, stage.simulator);
  await accountTab(first.page, account.name).click();
  await first.page.getByRole('button', { name: 'Account menu' }).click();
  await first.page.getByRole('menuitem', { name: 'Pause' }).click();
  await expect(accountTab(first.page, account.name)).toHaveAccessibleName(/Paused/u);
  await first.quit();

  const { page, quit } = await start();
  await expect(accountTab(page, other.name)).toHaveAccessibleName(/Online/u);
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Paused/u);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Check connections…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check connections' });
  await expect(dialog).toContainText('2 accounts. 1 is online. 1 connection is open.');
  await expect(dialog).toContainText('Everything agrees');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Resume all accounts' }).click();
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await quit();
});

test('sleep ends every connection, and waking makes them anew at once', async () => {
  const { app, page, quit } = await start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  const other = await linkAccount(page, stage.simulator);
  const open = async (): Promise<number> => (await stage.simulator.admin.counters()).connections;
  const power = (event: 'suspend' | 'resume'): Promise<boolean> =>
    app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  await expect.poll(open).toBe(2);
  await power('suspend');
  await expect.poll(open).toBe(0);
  await expect(accountTab(page, account.name)).not.toHaveAccessibleName(/Online/u);
  // What comes while the computer sleeps is there when it wakes.
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact,
    text: 'while you slept',
    name: 'Greta',
  });
  await power('resume');
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await expect(accountTab(page, other.name)).toHaveAccessibleName(/Online/u);
  await expect.poll(open).toBe(2);
  await accountTab(page, account.name).click();
  await expect(chatRow(page, 'Greta')).toContainText('while you slept');
  await quit();
});
