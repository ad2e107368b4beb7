import type { Page } from '@playwright/test';
import { expect, findings, openScenario, test } from './open.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name},`) });
const names = async (page: Page): Promise<readonly string[]> => {
  const labels = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((one) => one.getAttribute('aria-label')));
  return labels.map((label) => (label ?? '').split(',')[0] ?? '');
};
const menu = async (page: Page, name: string, item: string): Promise<void> => {
  await tab(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
};

test('an account gets a name of its own, which goes with it everywhere, and loses it again', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await menu(page, 'Harbour Cycles', 'Rename…');
  const dialog = page.getByRole('dialog', { name: 'Rename Harbour Cycles' });
  await dialog.getByLabel('Name here').fill('  Repairs  ');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await tab(page, 'Repairs').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Repairs' })).toBeVisible();
  await menu(page, 'Repairs', 'Rename…');
  await page.getByLabel('Name here').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(tab(page, 'Harbour Cycles')).toBeVisible();
});

test('a colour is chosen with the arrow keys and holds at once', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await menu(page, 'Blue Door Bakery', 'Colour…');
  await page.getByRole('radio', { name: 'Blue' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Yellow' })).toBeChecked();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(tab(page, 'Blue Door Bakery')).toHaveAttribute('data-hue', '1');
});

test('a muted account says so and does not count among what is unread in all', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const all = page.getByRole('button', { name: /^All accounts/ });
  await expect(all).toHaveAccessibleName('All accounts, 155 unread messages');
  await menu(page, 'Studio Nine', 'Mute');
  await expect(all).toHaveAccessibleName('All accounts, 124 unread messages');
  await expect(tab(page, 'Studio Nine')).toHaveAccessibleName(/Online\. Muted/);
  await menu(page, 'Studio Nine', 'Unmute');
  await expect(all).toHaveAccessibleName('All accounts, 155 unread messages');
});

test('accounts are carried along with Alt, Shift and the arrow keys, and by dragging', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const [first, second, third] = await names(page);
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual([second, first]);
  await expect(tab(page, first ?? '')).toBeFocused();
  await page
    .getByRole('tab')
    .nth(2)
    .dragTo(page.getByRole('tab').first(), { targetPosition: { x: 30, y: 8 } });
  await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual([third, second, first]);
  expect(await page.evaluate(() => window.playground.calls('accounts.reorder').length)).toBe(2);
});

test('a group is made, folded, renamed and dissolved', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await menu(page, 'Studio Nine', 'Put in a group…');
  await page.getByLabel('Name of the group').fill('Customers');
  await page.getByRole('button', { name: 'Save' }).click();
  const heading = page.getByRole('button', { name: /^Customers, 1 account/ });
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
  await menu(page, 'Greenfield Vet', 'Put in a group…');
  await page.getByRole('button', { name: 'Customers', exact: true }).click();
  await expect(page.getByRole('tablist', { name: 'Customers' }).getByRole('tab')).toHaveCount(2);
  await page.getByRole('button', { name: /^Customers, 2 accounts/ }).click();
  await expect(page.getByRole('tab')).toHaveCount(3);
  const folded = page.getByRole('button', { name: /^Customers, 2 accounts, 62 unread messages/ });
  await expect(folded).toHaveAttribute('aria-expanded', 'false');
  await folded.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename group…' }).click();
  await page.getByLabel('Name of the group').fill('Shops');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('tablist', { name: 'Shops' }).getByRole('tab')).toHaveCount(2);
  await page.getByRole('button', { name: /^Shops, 2/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Dissolve group' }).click();
  await expect(page.getByRole('tablist', { name: 'Accounts' }).getByRole('tab')).toHaveCount(5);
});

test('the filter shows who is offline or needs somebody, also out of folded groups', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'groups');
  await expect(page.getByRole('tab')).toHaveCount(12);
  await page.getByRole('button', { name: 'Filter accounts' }).click();
  await page.getByRole('menuitemradio', { name: /^Needs you/ }).click();
  await expect(page.getByRole('tab')).toHaveCount(1);
  await expect(tab(page, 'Night Desk')).toBeVisible();
  await page.getByRole('button', { name: 'Filter accounts: Needs you' }).click();
  await page.getByRole('menuitemradio', { name: /^All/ }).click();
  await expect(page.getByRole('tab')).toHaveCount(12);
});

test('200 accounts in the strip: it scrolls, and what is at its foot stays', async ({ quietPage: page }) => {
  await page.setViewportSize({ width: 800, height: 500 });
  await openScenario(page, 'many');
  for (const name of ['All accounts', 'Add account', 'More']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeInViewport();
  }
  await page.keyboard.press('Control+9');
  await expect(page.getByRole('tab').nth(8)).toBeInViewport();
});
