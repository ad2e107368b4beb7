import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { accountTab, chatRow, chatRows, linkAccount, passFirstScreens, readQrFromScreen } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 12 });

const start = () => stage.start();
const passphrase = 'correct horse battery';

/** The contents of every file of the app's data, logs and preferences included. */
async function everyFile(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !/Cache|GPUCache|Dawn/u.test(entry.parentPath));
  return new Map(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, await readFile(path)] as const;
      }),
    ),
  );
}

test('a passphrase locks the data, and nothing on the disk shows what is in it', async () => {
  const first = await start();
  await first.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await first.page.getByLabel('Repeat the passphrase').fill(passphrase);
  await first.page.getByRole('button', { name: 'Use this passphrase' }).click();
  await first.page.getByRole('button', { name: 'I understand, continue' }).click();
  const account = await linkAccount(first.page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact: '447911123456',
    text: 'the planted sentence',
    name: 'Greta Planted',
  });
  await expect(chatRow(first.page, 'Greta Planted')).toBeVisible();
  await first.quit();

  const secrets = [
    'the planted sentence',
    'Greta Planted',
    account.phoneNumber,
    account.name,
    '447911123456',
    passphrase,
  ];
  const files = await everyFile(stage.userData);
  expect([...files.keys()].some((path) => path.endsWith('chats.db'))).toBe(true);
  for (const [path, content] of files) {
    for (const secret of secrets) {
      expect(
        content.includes(secret) || content.includes(Buffer.from(secret, 'utf16le')),
        `${secret} in ${path}`,
      ).toBe(false);
    }
  }

  const second = await start();
  const field = second.page.getByLabel('Passphrase', { exact: true });
  await field.fill('not the passphrase');
  await second.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(second.page.getByText('This passphrase is not right.')).toBeVisible();
  await expect(second.page.getByRole('tablist', { name: 'Accounts' })).toHaveCount(0);
  await field.fill(passphrase);
  await second.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(chatRow(second.page, 'Greta Planted')).toBeVisible();
  await expect(accountTab(second.page, account.name)).toHaveAccessibleName(/Online/u);
  await second.quit();
});

test('cancelled links leave nothing, and a removed account is gone here and on the phone', async () => {
  const { page, quit } = await start();
  await passFirstScreens(page);

  await page.getByRole('button', { name: 'Add account' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Link an account' });
  await expect(dialog).toBeVisible();
  await readQrFromScreen(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab')).toHaveCount(0);

  const account = await linkAccount(page, stage.simulator);
  await expect.poll(() => chatRows(page).count()).toBeGreaterThanOrEqual(5);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove account…' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(account.name);
  await question.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect
    .poll(async () => (await stage.simulator.admin.devices({ phone: account.phoneNumber })).length)
    .toBe(0);
  await quit();

  const again = await start();
  await expect(again.page.getByRole('button', { name: 'Add account' }).first()).toBeVisible();
  await expect(again.page.getByRole('tab')).toHaveCount(0);
  await again.quit();
});

test('an account that the phone has unlinked keeps its chats and can be linked again', async () => {
  const { page, quit } = await start();
  await passFirstScreens(page);
  const account = await linkAccount(page, stage.simulator);
  await expect.poll(() => chatRows(page).count()).toBeGreaterThanOrEqual(5);
  await stage.simulator.admin.unlink({ phone: account.phoneNumber });
  await expect(page.getByText('This computer was unlinked on your phone.')).toBeVisible();
  expect(await chatRows(page).count()).toBeGreaterThanOrEqual(5);
  await page.getByRole('button', { name: 'Link again' }).first().click();
  await stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone: account.phoneNumber });
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await expect(page.getByRole('tab')).toHaveCount(1);
  await quit();
});

test('the page has no way out of its sandbox', async () => {
  const { page, quit } = await start();
  await passFirstScreens(page);
  const world = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    bridge: Object.keys((globalThis as unknown as { switchboard: object }).switchboard).sort(),
    location: location.origin,
    opened: window.open('https://example.com') === null,
  }));
  expect(world).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['call', 'drop', 'on'],
    location: 'app://switchboard',
    opened: true,
  });
  const answers = await page.evaluate(async () => {
    const { call } = (
      globalThis as unknown as { switchboard: { call: (...parameters: unknown[]) => Promise<unknown> } }
    ).switchboard;
    return Promise.all([
      call('no.such.command', {}),
      call('constructor', {}),
      call('chats.list', { accountId: "'; DROP TABLE chats; --", before: null }),
      call('messages.send', { accountId: 'aaaaaaaa', chatId: '1', text: 'x', extra: true }),
      call('chats.list', { accountId: 'aaaaaaaa-none', before: null }),
    ]);
  });
  expect(answers).toEqual([
    { ok: false, error: { code: 'unknown-command' } },
    { ok: false, error: { code: 'unknown-command' } },
    { ok: false, error: { code: 'invalid-input' } },
    { ok: false, error: { code: 'invalid-input' } },
    { ok: false, error: { code: 'account-not-found' } },
  ]);
  await quit();
});
