import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { accountTab, chatRow, choosePassphrase, linkAccount, passFirstScreens, startAgain } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 21 });

const passphrase = 'correct horse battery';
const start = (parameters: readonly string[] = []) => stage.start({ parameters });
const environment = () => ({
  SWITCHBOARD_USER_DATA: stage.userData,
  SWITCHBOARD_SERVICE_URL: stage.simulator.url,
  SWITCHBOARD_SERVICE_ROOT_KEY: stage.simulator.rootKey,
});

interface Told {
  readonly title: string;
  readonly body: string;
}

/** Notes what the app hands to the system's notifications. What a desktop makes of it is not seen here. */
const watchNotifications = (app: ElectronApplication): Promise<void> =>
  // Electron's inspector now and then loses the answer of an evaluation that went well.
  expect(() =>
    app.evaluate(({ Notification }) => {
      const told: object[] = [];
      Object.assign(globalThis, { told });
      Notification.prototype.show = function show(this: object) {
        told.push(this);
      };
    }),
  ).toPass();
const notifications = (app: ElectronApplication): Promise<readonly Told[]> =>
  app.evaluate(() =>
    (globalThis as unknown as { told: Told[] }).told.map(({ title, body }) => ({ title, body })),
  );
const clickNotification = (app: ElectronApplication, index: number): Promise<void> =>
  app.evaluate((_electron, at) => {
    const { told } = globalThis as unknown as { told: { emit(name: string): void }[] };
    told[at]?.emit('click');
  }, index);

const isVisible = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
const openSettings = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Settings/ }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: title }).click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
};

test('while locked nothing is rendered, answered, served or told, and the accounts go on', async () => {
  const { app, page, quit } = await start();
  await choosePassphrase(page, passphrase);
  const account = await linkAccount(page, stage.simulator);
  const greta = { phone: account.phoneNumber, contact: '447911123456', name: 'Greta Planted' };
  await stage.simulator.admin.sendText({ ...greta, text: 'before the lock' });
  await chatRow(page, 'Greta Planted').click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('before the lock');
  await watchNotifications(app);

  await openSettings(page, 'Security');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Switchboard is locked' })).toBeVisible();
  expect(await page.content()).not.toMatch(/Greta|before the lock/u);
  const refused = await page.evaluate(async () => {
    const { call } = (
      globalThis as unknown as { switchboard: { call: (...parameters: unknown[]) => Promise<unknown> } }
    ).switchboard;
    return Promise.all([
      call('chats.list', { accountId: null, filter: 'all', before: null }),
      call('accounts.check', {}),
      call('lock.view', {}),
    ]);
  });
  expect(JSON.stringify(refused)).not.toMatch(/Greta|"ok":true/u);
  const media = await app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch('app://media/anything');
    return answer.status;
  });
  expect(media).toBe(403);
  await stage.simulator.admin.sendText({ ...greta, text: 'behind the lock' });
  await expect
    .poll(() => notifications(app))
    .toEqual([{ title: 'Switchboard', body: 'New messages. Unlock to see them.' }]);
  expect(await page.content()).not.toMatch(/Greta|behind the lock/u);

  await page.getByLabel('Passphrase', { exact: true }).fill('not the passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('This passphrase is not right.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('behind the lock');
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await quit();
});

test('a passphrase can be set, changed and taken away, and each start asks for the one that holds', async () => {
  const first = await start();
  await passFirstScreens(first.page);
  await linkAccount(first.page, stage.simulator);
  await openSettings(first.page, 'Security');
  await first.page.getByRole('button', { name: 'Use a passphrase…' }).click();
  await first.page.getByLabel('New passphrase').fill(passphrase);
  await first.page.getByLabel('Repeat the passphrase').fill(passphrase);
  await first.page.getByRole('button', { name: 'Save' }).click();
  await expect(first.page.getByText('Your chats are locked with a passphrase.')).toBeVisible();
  await first.quit();
  const vault = await readFile(join(stage.userData, 'vault.json'), 'utf8');
  expect(vault).not.toContain('plain-file');

  const second = await start();
  await second.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await second.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(second.page.getByRole('tab')).toHaveCount(1);
  await second.quit();
});

test('a message is told, a click opens its chat, and what is before the eyes is not told', async () => {
  const { app, page, quit } = await start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  await watchNotifications(app);
  const greta = { phone: account.phoneNumber, contact: '447911123456', name: 'Greta' };
  await stage.simulator.admin.sendText({ ...greta, text: 'are you there' });
  await expect.poll(() => notifications(app)).toEqual([{ title: 'Greta', body: 'are you there' }]);
  await clickNotification(app, 0);
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('are you there');

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'));
  await stage.simulator.admin.sendText({ ...greta, text: 'in view' });
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('in view');
  // Without a window manager nobody takes the focus from a window that is hidden.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.hide();
    window?.emit('blur');
  });
  // Playwright lets a page believe that it has the focus, and then it reads what comes, now and then before it is told.
  await page.evaluate(() => {
    document.hasFocus = () => false;
  });
  await stage.simulator.admin.sendText({ ...greta, text: 'not in view' });
  await expect
    .poll(async () => (await notifications(app)).map(({ body }) => body))
    .toEqual(['are you there', 'not in view']);
  await quit();
});

test('a second start raises the first window, and a profile is a program of its own', async () => {
  const { app, page, quit } = await start();
  await passFirstScreens(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isVisible(app)).toBe(false);
  expect(await startAgain(app, environment())).toBe(0);
  await expect.poll(() => isVisible(app)).toBe(true);
  expect(await startAgain(app, environment(), ['--profile', '../elsewhere'])).toBe(2);

  const work = await start(['--profile', 'work']);
  expect(await work.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe(
    'Switchboard (work)',
  );
  await passFirstScreens(work.page);
  await linkAccount(work.page, stage.simulator);
  await expect(page.getByRole('tab')).toHaveCount(0);
  expect(await readdir(join(stage.userData, 'profiles', 'work'))).toContain('vault.json');
  await work.quit();
  await quit();
});

test('with close to tray a closed window leaves the app running, and a start by the login shows none', async () => {
  const { app, page, quit } = await start();
  await passFirstScreens(page);
  await linkAccount(page, stage.simulator);
  await openSettings(page, 'This computer');
  await page.getByLabel('Keep running in the tray when the window is closed').check();
  await page.keyboard.press('Escape');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => isVisible(app)).toBe(false);
  expect(await startAgain(app, environment())).toBe(0);
  await expect.poll(() => isVisible(app)).toBe(true);
  await quit();

  const hidden = await start(['--hidden']);
  await expect(hidden.page.getByRole('tab')).toHaveCount(1);
  expect(await isVisible(hidden.app)).toBe(false);
  await hidden.quit();
});

test('the end by the system is a clean one', async () => {
  const { page, terminate } = await start();
  await passFirstScreens(page);
  await linkAccount(page, stage.simulator);
  await terminate();
  const log = await readFile(join(stage.userData, 'logs', 'switchboard.log'), 'utf8');
  expect(log).toContain('"msg":"ended"');
});

test('the report tells how things are, and nothing of anybody', async () => {
  const { page, quit } = await start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact: '447911123456',
    text: 'the planted sentence',
    name: 'Greta Planted',
  });
  await expect(chatRow(page, 'Greta Planted')).toBeVisible();
  await openSettings(page, 'Your data');
  await page.getByRole('button', { name: 'Save a report…' }).click();
  const report = page.getByRole('region', { name: 'Text of the report' });
  await expect(report).toContainText('account 1: online');
  const text = (await report.textContent()) ?? '';
  for (const secret of [
    'planted',
    'Greta',
    account.phoneNumber,
    account.name,
    '447911123456',
    stage.userData,
  ]) {
    expect(text.includes(secret), secret).toBe(false);
  }
  await quit();
});

test('what happened to an account can be read, after a restart too', async () => {
  const first = await start();
  await passFirstScreens(first.page);
  await linkAccount(first.page, stage.simulator);
  await first.quit();
  const { page, quit } = await start();
  await expect(page.getByRole('tab')).toHaveAccessibleName(/Online/u);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'What happened…' }).click();
  const lines = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem');
  await expect(lines).toHaveText([/Connected/u, /Linked/u]);
  await quit();
});

test('wiping asks twice, and then all of it is gone', async () => {
  const { app, page } = await start();
  await choosePassphrase(page, passphrase);
  const account = await linkAccount(page, stage.simulator);
  await openSettings(page, 'Your data');
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('button', { name: 'Continue…' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Really delete everything?' })).toBeVisible();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  // The window may be gone before the click has been told as done.
  await page
    .getByRole('button', { name: 'Delete everything' })
    .click()
    .catch(() => undefined);
  await ended;
  const left = await readdir(stage.userData);
  expect(left.filter((name) => /data|vault|logs|preferences/u.test(name))).toEqual([]);
  expect(await stage.simulator.admin.devices({ phone: account.phoneNumber })).toEqual([]);

  const again = await start();
  await expect(again.page.getByRole('heading', { name: 'Protect your data' })).toBeVisible();
  await again.quit();
});
