import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
const picker = (page: Page) => page.getByRole('dialog', { name: 'Choose an emoji' });
const search = (page: Page) =>
  picker(page).getByRole('searchbox').or(picker(page).getByLabel('Search emoji'));

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Emoji', exact: true }).click();
  await expect(picker(page).getByRole('gridcell').first()).toBeVisible();
}

for (const theme of ['light', 'dark'] as const) {
  for (const direction of ['ltr', 'rtl'] as const) {
    test.describe(`${theme}, ${direction}`, () => {
      test.use({ colorScheme: theme });
      test('the picker: axe finds nothing, all is inside a small window', async ({ quietPage: page }) => {
        await page.setViewportSize({ width: 480, height: 520 });
        await openScenario(page, direction === 'rtl' ? 'five&dir=rtl' : 'five');
        await openChat(page, 1);
        await open(page);
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    });
  }
}

test('emoji are found by name, go where the caret is, and the picker stays until Escape', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await field(page).fill('Hello !');
  await field(page).press('ArrowLeft');
  await open(page);
  await expect(search(page)).toBeFocused();
  await search(page).fill('croissant');
  await expect(picker(page).getByRole('gridcell')).toHaveText(['🥐']);
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('Hello 🥐!');
  await search(page).fill('party popper');
  await expect(picker(page).getByRole('gridcell').first()).toHaveText('🎉');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('Hello 🥐🎉!');
  await search(page).fill('xyzzyx');
  await expect(picker(page).getByText('No emoji has this name.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picker(page)).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

test('a skin tone is kept for the next time', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await open(page);
  await picker(page).getByRole('combobox', { name: 'Skin tone' }).selectOption('medium');
  await search(page).fill('waving hand');
  await expect(picker(page).getByRole('gridcell').first()).toHaveText('👋🏽');
  await page.keyboard.press('Escape');
  await open(page);
  await expect(picker(page).getByRole('combobox', { name: 'Skin tone' })).toHaveValue('medium');
});

test('any emoji can be a reaction', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  const message = page.getByRole('log', { name: 'Messages' }).locator('[data-message]').last();
  await message.locator('[data-bubble]').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'More reactions' }).click();
  await search(page).fill('croissant');
  await expect(picker(page).getByRole('gridcell')).toHaveText(['🥐']);
  await page.keyboard.press('Enter');
  await expect(picker(page)).toHaveCount(0);
  await expect(message.getByRole('button', { name: '🥐 from You' })).toBeVisible();
  await expect(message).toBeFocused();
  // What is not in the usual row stands in front of it.
  await message.press('Enter');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Take back 🥐' })).toBeVisible();
});
