import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const link = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible();
  await page.waitForTimeout(400);
};
const chat = (page: Page): Promise<void> => openChat(page, 0);
const nothing = async (): Promise<void> => {};
const tab =
  (place: number) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('tab').nth(place).click();
  };

/** Every screen: its scenario, and how to get there. */
const screens: readonly (readonly [name: string, scenario: string, go: (page: Page) => Promise<void>])[] = [
  ['no accounts', 'empty', nothing],
  ['slow start', 'loading', (page) => page.waitForTimeout(400)],
  ['failed start', 'snapshot-fails', nothing],
  ['protect', 'vault', nothing],
  ['unlock', 'locked', nothing],
  ['unreadable', 'unreadable', nothing],
  ['notice', 'notice', nothing],
  ['accounts', 'five', nothing],
  ['conversation', 'five', chat],
  ['every kind', 'kinds', chat],
  ['long texts', 'long', chat],
  ['right to left', 'rtl', chat],
  ['waiting', 'states', chat],
  ['syncing', 'states', tab(3)],
  ['stopped', 'states', tab(5)],
  ['unlinked', 'states', tab(7)],
  ['200 accounts', 'many', nothing],
  ['plain file, test service', 'plain-file', nothing],
  ['no chats', 'no-chats', nothing],
  ['failed list', 'lists-fail', nothing],
  [
    'failed conversation',
    'failing',
    async (page) => {
      await page.getByRole('list', { name: 'Chats' }).getByRole('button').first().click();
      await expect(page.getByText('The messages could not be loaded.')).toBeVisible();
    },
  ],
  ['link: waiting', 'link-waiting', link],
  ['link: scan', 'link-scan', link],
  ['link: confirming', 'link-confirming', link],
  ['link: syncing', 'link-syncing', link],
  ['link: expired', 'link-expired', link],
  ['link: failed', 'link-failed', link],
  ['menu', 'states', (page) => page.getByRole('button', { name: 'Account menu' }).click()],
  [
    'remove',
    'five',
    async (page) => {
      await page.getByRole('button', { name: 'Account menu' }).click();
      await page.getByRole('menuitem', { name: 'Remove account…' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  ],
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const [name, scenario, go] of screens) {
      test(`${name}: axe finds nothing, all is inside the window`, async ({ quietPage: page }) => {
        if (scenario === 'many') test.slow();
        await openScenario(page, scenario);
        await go(page);
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}

for (const size of [
  { width: 800, height: 500 },
  { width: 480, height: 640 },
]) {
  test.describe(`${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });
    for (const [name, scenario, go] of screens) {
      test(`${name}: fits`, async ({ quietPage: page }) => {
        await openScenario(page, scenario);
        await go(page);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}
