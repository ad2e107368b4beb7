import type { Page } from '@playwright/test';
import { expect, findings, openScenario, overflow, test } from './open.ts';

async function openStorage(page: Page): Promise<void> {
  await openScenario(page, 'five');
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Storage' }).click();
  await expect(page.getByRole('dialog', { name: 'Storage of Blue Door Bakery' })).toBeVisible();
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the storage of an account is told by kind, in ${scheme}`, async ({ quietPage: page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openStorage(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem').first()).toContainText('Videos');
    await expect(dialog.getByText('21,719 messages')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  });
}

test('what is kept is chosen for messages and for files', async ({ quietPage: page }) => {
  await openStorage(page);
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  await dialog.getByRole('group', { name: 'Files alone' }).getByLabel('For how long').selectOption('90 days');
  await dialog
    .getByRole('group', { name: 'Files alone' })
    .getByLabel('Up to which size')
    .selectOption('5 GB');
  await save.click();
  await expect(save).toBeDisabled();
  const [call] = await page.evaluate(() => window.playground.calls('accounts.setSettings'));
  expect(call).toMatchObject({
    settings: { keep: { messages: { days: null, megabytes: null }, media: { days: 90, megabytes: 5000 } } },
    forNewAccounts: false,
  });
});

test('what is old goes only after it was counted and confirmed, by keyboard alone', async ({
  quietPage: page,
}) => {
  await openStorage(page);
  const dialog = page.getByRole('dialog');
  const look = dialog.getByRole('button', { name: 'Look what would go' });
  await look.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('412 files would go, 903 MB in all.')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('accounts.clearOld'))).toEqual([]);
  // Another choice is another question.
  await dialog.getByLabel('What goes').selectOption('Messages, with their files');
  await expect(dialog.getByRole('button', { name: 'Delete them' })).toHaveCount(0);
  await look.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('6,120 messages would go from this computer')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete them' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('6,120 are gone')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('accounts.clearOld'))).toMatchObject([
    { what: 'messages' },
  ]);
});

test('fits a small window, and right to left', async ({ quietPage: page }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await openStorage(page);
  expect(await overflow(page)).toEqual([]);
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  expect(await overflow(page)).toEqual([]);
  expect(await findings(page)).toEqual([]);
});
