import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

async function all(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  await page.getByRole('button', { name: /^Export chats/u }).click();
  await expect(page.getByRole('dialog', { name: 'Export chats' })).toBeVisible();
}
async function account(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Export chats…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
async function wrong(page: Page): Promise<void> {
  await account(page);
  await page.getByLabel('First day').fill('2026-11-20');
  await page.getByLabel('Last day').fill('2026-11-19');
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(page.getByText('The last day comes before the first.')).toBeVisible();
}
async function done(page: Page): Promise<void> {
  await account(page);
  await page.getByRole('radio', { name: /Contacts as cards/u }).check();
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(page.getByText('321 contacts were exported.')).toBeVisible();
}

async function some(page: Page): Promise<void> {
  await all(page);
  await page.getByRole('radio', { name: 'Only chats that you choose' }).check();
  await page.getByRole('checkbox', { name: /^Also photos/u }).check();
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(page.getByText('Choose at least one chat.')).toBeVisible();
  const isArabic = page.url().includes('rtl');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill(isArabic ? 'س' : 'e');
  const chats = page.getByRole('group', { name: 'Chats', exact: true }).getByRole('checkbox');
  await expect(chats.first()).toBeVisible();
  const wanted = Math.min(2, await chats.count());
  for (let index = 0; index < wanted; index++) await chats.nth(index).check();
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('nobody is called so');
  await expect(page.getByText('No chat has this name.')).toBeVisible();
  // What was chosen stays.
  await expect(chats).toHaveCount(wanted);
}
async function someDone(page: Page): Promise<void> {
  await some(page);
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(page.getByText('With 12 files.')).toBeVisible();
}

const states = { all, account, wrong, done, some, someDone };
const settings = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 }, scenario: 'five' },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, scenario: 'five' },
  { name: 'small', colorScheme: 'light', viewport: { width: 480, height: 500 }, scenario: 'five' },
  { name: 'rtl', colorScheme: 'dark', viewport: { width: 800, height: 600 }, scenario: 'rtl' },
] as const;

for (const { name, scenario, ...use } of settings) {
  test.describe(name, () => {
    test.use(use);
    for (const [state, go] of Object.entries(states)) {
      test(`exports, ${state}: axe finds nothing, all is inside the window`, async ({ quietPage: page }) => {
        await openScenario(page, scenario);
        await go(page);
        await page.waitForTimeout(250);
        const pictures = process.env['SWITCHBOARD_UI_PICTURES'];
        if (pictures !== undefined)
          await page.screenshot({ path: `${pictures}/exports-${state}-${name}.png` });
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}

test('an open chat is exported from its heading, by keyboard alone', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await page.getByRole('button', { name: 'Export this chat' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Export / });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio', { name: /^Text/u }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Web page/u })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: /Contacts/u })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('1,234 messages were exported.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
