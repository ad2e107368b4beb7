import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { accountTab, choosePassphrase, linkAccount, passFirstScreens, startAgain } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 43 });
/** Where the person saves, and the data of another computer. */
let folder: string;
let there: string;
test.beforeEach(async () => {
  folder = await stage.folder();
  there = await stage.folder();
});
const passphrase = 'correct horse battery staple';
/** A second start on the same data, as a file manager or a browser makes it. */
const hand = async (app: ElectronApplication, word: string): Promise<void> => {
  const environment = {
    SWITCHBOARD_USER_DATA: stage.userData,
    SWITCHBOARD_SERVICE_URL: stage.simulator.url,
    SWITCHBOARD_SERVICE_ROOT_KEY: stage.simulator.rootKey,
  };
  expect(await startAgain(app, environment, [word])).toBe(0);
};

test('a backup that is opened in the file manager is asked about in the window, here and on a new computer', async () => {
  const first = await stage.start();
  await passFirstScreens(first.page);
  const account = await linkAccount(first.page, stage.simulator);
  const file = join(folder, 'Mine.switchboard-backup');
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await first.page.getByRole('button', { name: 'Account menu' }).click();
  await first.page.getByRole('menuitem', { name: 'Back up…' }).click();
  await first.page.getByLabel('Passphrase of the backup').fill(passphrase);
  await first.page.getByLabel('Repeat the passphrase').fill(passphrase);
  await first.page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(first.page.getByText('Everything in it opens.')).toBeVisible();
  await first.page.keyboard.press('Escape');
  await expect(first.page.getByRole('dialog')).toBeHidden();

  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await hand(first.app, file);
  const asked = first.page.getByRole('dialog');
  await expect(asked).toContainText('Mine.switchboard-backup');
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(
    true,
  );
  await asked.getByLabel('Passphrase of the backup').fill(passphrase);
  await asked.getByRole('button', { name: 'Check' }).click();
  await expect(asked.getByText('This backup is whole')).toBeVisible();
  await expect(asked).toContainText(account.name);
  await first.page.keyboard.press('Escape');
  await hand(first.app, join(folder, 'gone.switchboard-backup'));
  await expect(asked).toContainText('gone.switchboard-backup');
  await asked.getByLabel('Passphrase of the backup').fill(passphrase);
  await asked.getByRole('button', { name: 'Check' }).click();
  await expect(asked.getByRole('alert')).toBeVisible();
  await first.quit();

  const second = await stage.start({ userData: there, parameters: [file] });
  await passFirstScreens(second.page);
  await expect(second.page.getByRole('dialog')).toContainText('Mine.switchboard-backup');
  await second.page.getByLabel('Passphrase of the backup').fill(passphrase);
  await second.page.getByRole('button', { name: 'Check' }).click();
  await second.page.getByRole('checkbox', { name: 'No other computer uses these logins any more' }).check();
  await second.page.getByRole('button', { name: 'Restore chosen accounts' }).click();
  await expect(second.page.getByText('It connects without a code.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Close' }).click();
  await expect(accountTab(second.page, account.name)).toHaveAccessibleName(/Online/u);
  await second.quit();
});

test('a link asks with which account, and its text waits in the message box; a hostile one is refused in words', async () => {
  const { app, page, quit } = await stage.start();
  await choosePassphrase(page, passphrase);
  await linkAccount(page, stage.simulator);
  const second = await linkAccount(page, stage.simulator);
  const asked = page.getByRole('dialog', { name: 'With which account?' });
  // A number that the service knows: another account's own.
  const other = await stage.simulator.admin.addContact({ phone: second.phoneNumber, name: 'Greta Planted' });

  await hand(app, `whatsapp://send?phone=${other.number}&text=${encodeURIComponent('hello\nfrom a page')}`);
  await expect(asked).toContainText('hello\nfrom a page');
  await asked.getByRole('button', { name: new RegExp(second.name, 'u') }).click();
  await expect(asked).toBeHidden();
  await expect(accountTab(page, second.name)).toHaveAttribute('aria-selected', 'true');
  const box = page.getByRole('textbox', { name: 'Message' });
  await expect(box).toHaveValue('hello\nfrom a page');
  expect(await stage.simulator.admin.receivedBy({ contact: other.number })).toEqual([]);

  await hand(app, `whatsapp://send?phone=${other.number}&text=a%00b`);
  await expect(page.getByText(/This link is damaged/u)).toBeVisible();
  await expect(asked).toBeHidden();

  // As macOS hands it over, and behind the lock.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Settings/u }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Security' }).click();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Switchboard is locked' })).toBeVisible();
  await app.evaluate(({ app: program }, link) => {
    program.emit('open-url', { preventDefault: () => undefined }, link);
  }, `https://wa.me/${other.number}?text=later`);
  await expect(page.getByRole('heading', { name: 'Switchboard is locked' })).toBeVisible();
  expect(await page.content()).not.toContain('later');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(asked).toContainText('later');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await quit();
});

/** What a person drags from the file manager and lets go in the middle of the window. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await session.detach();
}

test('a login folder that is dropped on the window is checked and taken up; another one is refused in words', async () => {
  const first = await stage.start();
  await passFirstScreens(first.page);
  const account = await linkAccount(first.page, stage.simulator);
  const login = join(folder, 'login');
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, login);
  await first.page.getByRole('button', { name: 'Account menu' }).click();
  await first.page.getByRole('menuitem', { name: 'Export login…' }).click();
  await first.page.getByRole('dialog').getByRole('checkbox').check();
  await first.page.getByRole('button', { name: 'Choose an empty folder' }).click();
  await expect(first.page.getByText('The login is in the folder')).toBeVisible();
  await first.quit();

  const second = await stage.start({ userData: there });
  await passFirstScreens(second.page);
  const dialog = second.page.getByRole('dialog', { name: 'Import a login folder' });
  await mkdir(join(folder, 'holiday'));
  await drop(second.page, join(folder, 'holiday'));
  await expect(second.page.getByText(/creds\.json is missing/u)).toBeVisible();
  await writeFile(join(folder, 'notes'), 'nothing of ours');
  await drop(second.page, join(folder, 'notes'));
  await drop(second.page, login);
  await expect(dialog).toContainText('login');
  await expect(dialog).toContainText(account.phoneNumber.slice(-2));
  expect(await second.page.content()).not.toContain(folder);
  const start = dialog.getByRole('button', { name: 'Take up the account' });
  await expect(start).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  await start.click();
  await expect(dialog.getByText('The account was taken up')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(accountTab(second.page, account.name)).toHaveAccessibleName(/Online/u);

  // Over an open account just the same, and a page can't name a folder by itself.
  const made = await second.page.evaluate(() => {
    window.switchboard.drop(new File(['x'], 'made up'));
    return window.switchboard.call('backups.importFolder', { dropped: true });
  });
  expect(made).toMatchObject({ ok: false, error: { code: 'backup-gone' } });
  await drop(second.page, join(folder, 'Mine.switchboard-backup'));
  await expect(second.page.getByRole('dialog')).toContainText('Mine.switchboard-backup');
  expect(second.complaints).toEqual([]);
  await second.quit();
});
