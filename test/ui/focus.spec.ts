import type { Page } from '@playwright/test';
import { expect, openChat, openScenario, test } from './open.ts';

/** Every dialog that a button or a key opens over the workspace, and what had the focus before. */
const dialogs: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ['palette', (page) => page.keyboard.press('Control+K')],
  ['shortcuts', (page) => page.keyboard.press('Control+/')],
  ['search', (page) => page.keyboard.press('Control+Shift+F')],
  ['add account', (page) => page.keyboard.press('Control+Shift+N')],
];

for (const [name, open] of dialogs) {
  test(`${name}: gives the focus back to the composer`, async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await openChat(page);
    // Behind a dialog nothing has a role.
    const composer = page.locator('textarea[aria-label="Message"]');
    await expect(composer).toBeFocused();
    await open(page);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(composer).not.toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(composer).toBeFocused();
  });
}

for (const item of [
  'Settings…',
  'Proxy…',
  'Rename…',
  'Colour…',
  'What happened…',
  'Remove account…',
  'Back up…',
]) {
  test(`${item} from the menu gives the focus back to its button`, async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    const opener = page.getByRole('button', { name: 'Account menu' });
    await opener.click();
    await page.getByRole('menuitem', { name: item }).click();
    const dialog = page.locator('[aria-modal="true"]');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  });
}
