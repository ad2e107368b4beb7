import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const rows = (page: Page) => page.getByRole('list', { name: 'Chats' }).getByRole('button');
const menu = (page: Page) => page.getByRole('menu', { name: 'Chat menu' });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name });
const calls = (page: Page, name: Parameters<typeof window.playground.calls>[0]) =>
  page.evaluate((command) => window.playground.calls(command), name);

test('right click: archive with a way back', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  const title = 'Jonas Weber';
  await rows(page).filter({ hasText: title }).first().click({ button: 'right' });
  await item(page, 'Archive').click();
  await expect(rows(page).filter({ hasText: title })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Archived' }).check();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Nothing is archived')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect(await calls(page, 'chats.archive')).toMatchObject([{ archived: true }, { archived: false }]);
});

test('by keys alone: pin, mute for a week, mark as unread', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await rows(page).nth(3).focus();
  const title = (await rows(page).nth(3).locator('[data-private]').nth(1).textContent()) ?? '';
  const row = rows(page).filter({ hasText: title }).first();
  await page.keyboard.press('Shift+F10');
  await expect(menu(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await item(page, 'Pin to the top').press('Enter');
  await expect(row.getByRole('img', { name: 'Pinned' })).toBeVisible();
  await row.focus();
  await page.keyboard.press('Shift+F10');
  await item(page, 'Mute').press('ArrowRight');
  await item(page, 'For a week').press('Enter');
  await expect(row.getByRole('img', { name: 'Muted' })).toBeVisible();
  await row.focus();
  await page.keyboard.press('Shift+F10');
  await item(page, 'Mark as unread').press('Enter');
  await expect(row.getByRole('img', { name: 'Marked as unread' })).toBeVisible();
  await expect(row).toBeFocused();
  const [mute] = await calls(page, 'chats.mute');
  expect((mute as { until: number }).until - Date.now()).toBeGreaterThan(6 * 86_400_000);
});

test('asks before messages are cleared, and before a chat is deleted', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  const title = (await page.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
  await rows(page).nth(1).click({ button: 'right' });
  await item(page, 'Clear messages…').click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(title);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await calls(page, 'chats.clear')).toEqual([]);
  await rows(page).nth(1).click({ button: 'right' });
  await item(page, 'Clear messages…').click();
  await dialog.getByRole('button', { name: 'Clear messages' }).click();
  await expect(page.getByText('No messages yet').first()).toBeVisible();
  await rows(page).nth(1).click({ button: 'right' });
  await item(page, 'Delete chat…').click();
  await dialog.getByRole('button', { name: 'Delete chat' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Choose a chat')).toBeVisible();
  expect(await calls(page, 'chats.delete')).toHaveLength(1);
});

test('what fails is said, and the row stays', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await page.evaluate(() => window.playground.fail('chats.archive', 'store-unavailable'));
  await rows(page).nth(1).click({ button: 'right' });
  await item(page, 'Archive').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('fits a small window, in the dark, from right to left', async ({ quietPage: page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 480, height: 500 });
  await page.goto('/?scenario=five&dir=rtl');
  await rows(page).nth(1).click({ button: 'right' });
  await expect(menu(page)).toBeVisible();
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
});
