import { expect, openChat, openScenario, test } from './open.ts';

test('arrow keys and Ctrl with a digit switch accounts; nothing of one shows in another', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const tabs = page.getByRole('tablist', { name: 'Accounts' }).getByRole('tab');
  await expect(tabs).toHaveCount(5);
  await openChat(page, 1);
  await expect(page.getByText('Sending as Blue Door Bakery')).toBeVisible();

  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { level: 1, name: 'Studio Nine' })).toBeVisible();
  await expect(tabs.nth(2)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Choose a chat')).toBeVisible();
  await expect(page.getByText('Blue Door Bakery')).toHaveCount(0);

  await tabs.nth(2).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1, name: 'Greenfield Vet' })).toBeVisible();
  await expect(tabs.nth(3)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { level: 1, name: 'Blue Door Bakery' })).toBeVisible();
  await expect(page.getByRole('log', { name: 'Messages' })).toBeVisible();
});

test('a tab says name, number, state, reason and unread messages', async ({ quietPage: page }) => {
  await openScenario(page, 'states');
  const first = page.getByRole('tab').first();
  await expect(first).toHaveAccessibleName(
    /^Blue Door Bakery, \+49 1512 0000000, Offline, trying again\. No internet connection\..*31 unread messages$/,
  );
  await first.hover();
  await expect(page.getByRole('tooltip')).toContainText('Ctrl+1');
});

test('the banner offers the one next step', async ({ quietPage: page }) => {
  await openScenario(page, 'states');
  await expect(page.getByText(/Trying again in \d+ s/)).toBeVisible();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('tab').first()).toHaveAccessibleName(/Connecting/);
  await expect(page.getByRole('tab').first()).toHaveAccessibleName(/Online/);
  await page.getByRole('tab').nth(7).click();
  await page.getByRole('button', { name: 'Link again' }).click();
  await expect(page.getByRole('dialog', { name: 'Link an account' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('tab').nth(7)).toHaveAccessibleName(/Unlinked/);
});

test('removing asks first, begins on Cancel, and takes the account away', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await page.getByRole('tab').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove account…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove Harbour Cycles?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(5);
  await page.getByRole('tab').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove account…' }).click();
  await dialog.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('tab')).toHaveCount(4);
});

test('a removal that fails says so and can be tried again', async ({ quietPage: page }) => {
  await openScenario(page, 'failing');
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove account…' }).click();
  await page.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('alert')).toContainText('Something went wrong');
  await page.evaluate(() => window.playground.unfail('accounts.remove'));
  await page.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('a lost push heals by itself', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await page.evaluate(() => {
    window.playground.loseOne();
    window.playground.incoming(0, '1', 'after the gap');
  });
  await expect(page.getByRole('log').getByText('after the gap')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('window.snapshot').length)).toBe(2);
});

test('200 accounts: one stop for the keyboard, the chosen one in sight', async ({ quietPage: page }) => {
  await openScenario(page, 'many');
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab').last()).toBeFocused();
  await expect(page.getByRole('tab').last()).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Add account' })).toBeInViewport();
});
