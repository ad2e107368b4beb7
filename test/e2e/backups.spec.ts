import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { accountTab, chatRow, linkAccount, passFirstScreens } from './app.ts';
import { newStage } from './stage.ts';

const stage = newStage({ seed: 41 });
/** Where the person saves, and the data of another computer. */
let folder: string;
let second: string;
test.beforeEach(async () => {
  folder = await stage.folder();
  second = await stage.folder();
});
const passphrase = 'correct horse battery staple';

/** The dialogs of the system can't be driven; this answers for the person. */
async function answerDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    const canceled = chosen === null;
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: chosen ?? '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: chosen === null ? [] : [chosen] });
  }, path);
}

/** On a computer without accounts. */
async function openBackups(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Restore or import…' }).click();
  await expect(page.getByRole('dialog', { name: 'Backups' })).toBeVisible();
}

test('an account moves to another computer in a backup, without a code', async () => {
  const here = await stage.start();
  await passFirstScreens(here.page);
  const account = await linkAccount(here.page, stage.simulator);
  await stage.simulator.admin.sendText({
    phone: account.phoneNumber,
    contact: '447911123456',
    text: 'to be taken along',
    name: 'Greta Planted',
  });
  await expect(chatRow(here.page, 'Greta Planted')).toBeVisible();

  await here.page.getByRole('button', { name: 'Account menu' }).click();
  await here.page.getByRole('menuitem', { name: 'Back up…' }).click();
  const dialog = here.page.getByRole('dialog', { name: `Back up ${account.name}` });
  const save = dialog.getByRole('button', { name: 'Choose where and save' });
  await save.click();
  await expect(dialog.getByText('Use at least 8 characters.')).toBeVisible();
  await dialog.getByLabel('Passphrase of the backup').fill(passphrase);
  await expect(
    dialog.getByText('Strong', { exact: true }).or(dialog.getByText('Good', { exact: true })),
  ).toBeVisible();
  await dialog.getByLabel('Repeat the passphrase').fill('something else');
  await save.click();
  await expect(dialog.getByText('The two passphrases are different.')).toBeVisible();
  await dialog.getByLabel('Repeat the passphrase').fill(passphrase);
  await dialog.getByRole('checkbox', { name: /Also save messages/u }).check();
  await answerDialogs(here.app, null);
  await save.click();
  await expect(save).toBeVisible();
  const path = join(folder, 'mine.switchboard-backup');
  await answerDialogs(here.app, join(folder, 'nowhere', 'x.switchboard-backup'));
  await save.click();
  await expect(dialog.getByRole('alert')).toContainText("can't be read any more");
  await answerDialogs(here.app, path);
  await save.click();
  await expect(dialog.getByText('Everything in it opens.')).toBeVisible();
  expect(await readdir(folder)).toEqual(['mine.switchboard-backup']);
  await dialog.getByRole('button', { name: 'Close' }).click();

  const there = await stage.start({ userData: second });
  await passFirstScreens(there.page);
  await openBackups(there.page);
  await there.page.getByRole('button', { name: /Check or restore a backup/u }).click();
  const restore = there.page.getByRole('dialog', { name: 'Check or restore a backup' });
  await writeFile(join(folder, 'holiday.jpg'), 'no backup at all');
  await answerDialogs(there.app, join(folder, 'holiday.jpg'));
  await restore.getByRole('button', { name: 'Choose a file' }).click();
  await restore.getByLabel('Passphrase of the backup').fill(passphrase);
  await restore.getByRole('button', { name: 'Check' }).click();
  await expect(restore.getByRole('alert')).toContainText('is not a Switchboard backup');
  await answerDialogs(there.app, path);
  await restore.getByRole('button', { name: 'Choose a file' }).click();
  await restore.getByLabel('Passphrase of the backup').fill('a wrong passphrase');
  await restore.getByRole('button', { name: 'Check' }).click();
  await expect(restore.getByRole('alert')).toContainText('not the passphrase of this backup');
  await restore.getByLabel('Passphrase of the backup').fill(passphrase);
  await restore.getByRole('button', { name: 'Check' }).click();
  await expect(restore.getByText('This backup is whole')).toBeVisible();
  await expect(restore.getByText('Not on this computer yet')).toBeVisible();
  const start = restore.getByRole('button', { name: 'Restore chosen accounts' });
  await expect(start).toBeDisabled();
  await restore.getByRole('checkbox', { name: 'No other computer uses these logins any more' }).check();
  await start.click();
  await expect(restore.getByText('It connects without a code.')).toBeVisible();
  await restore.getByRole('button', { name: 'Close' }).click();
  await expect(accountTab(there.page, account.name)).toHaveAccessibleName(/Online/u);
  await expect(chatRow(there.page, 'Greta Planted')).toBeVisible();

  // The copy that was left running is told, and does not fight.
  await expect(here.page.getByText('Another program is using this linked device.').first()).toBeVisible();
  await here.quit();
  await there.quit();
});

test('backups are made by themselves, into the folder that was chosen, also after a restart', async () => {
  const here = await stage.start();
  await passFirstScreens(here.page);
  await linkAccount(here.page, stage.simulator);
  await here.page.getByRole('button', { name: 'More', exact: true }).click();
  await here.page.getByRole('menuitem', { name: 'Backups…' }).click();
  await here.page.getByRole('button', { name: /^Automatic backups/u }).click();
  const dialog = here.page.getByRole('dialog', { name: 'Automatic backups' });
  await dialog.getByLabel('Passphrase of the backup').fill(passphrase);
  await dialog.getByLabel('Repeat the passphrase').fill(passphrase);
  await answerDialogs(here.app, folder);
  await dialog.getByRole('button', { name: 'Choose a folder and turn on' }).click();
  await expect(dialog.getByText(/^Last backup: /u)).toBeVisible();
  const made = await readdir(folder);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatch(/^Switchboard scheduled .*\.switchboard-backup$/u);
  await here.quit();

  const again = await stage.start();
  await again.page.getByRole('button', { name: 'More', exact: true }).click();
  await again.page.getByRole('menuitem', { name: 'Backups…' }).click();
  await again.page.getByRole('button', { name: /^Automatic backups/u }).click();
  const later = again.page.getByRole('dialog', { name: 'Automatic backups' });
  await expect(later.getByText(/^Last backup: /u)).toBeVisible();
  await later.getByRole('button', { name: 'Turn off' }).click();
  await expect(later.getByRole('button', { name: 'Turn off' })).toBeHidden();
  expect(await readdir(folder)).toEqual(made);
  await again.quit();
});

test('a login goes out to a folder of Baileys, and comes back from there', async () => {
  const here = await stage.start();
  await passFirstScreens(here.page);
  const account = await linkAccount(here.page, stage.simulator);
  await here.page.getByRole('button', { name: 'Account menu' }).click();
  await here.page.getByRole('menuitem', { name: 'Export login…' }).click();
  const dialog = here.page.getByRole('dialog', { name: `Export the login of ${account.name}` });
  const start = dialog.getByRole('button', { name: 'Choose an empty folder' });
  await expect(start).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  const login = join(folder, 'login');
  await answerDialogs(here.app, login);
  await start.click();
  await expect(dialog.getByText('The login is in the folder')).toBeVisible();
  expect(await readdir(login)).toContain('creds.json');
  await here.quit();

  const there = await stage.start({ userData: second });
  await passFirstScreens(there.page);
  await openBackups(there.page);
  await there.page.getByRole('button', { name: /Import a login folder/u }).click();
  const imported = there.page.getByRole('dialog', { name: 'Import a login folder' });
  await imported.getByRole('checkbox').check();
  await answerDialogs(there.app, folder);
  await imported.getByRole('button', { name: 'Choose the folder' }).click();
  await expect(imported.getByRole('alert')).toContainText('creds.json is missing');
  await answerDialogs(there.app, login);
  await imported.getByRole('button', { name: 'Choose the folder' }).click();
  await expect(imported.getByText('The account was taken up')).toBeVisible();
  await imported.getByRole('button', { name: 'Close' }).click();
  await expect(accountTab(there.page, account.name)).toHaveAccessibleName(/Online/u);
  await there.quit();
});
