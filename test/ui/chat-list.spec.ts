import { expect, openChat, openScenario, test } from './open.ts';

test('arrow keys walk through the chats, Enter opens, pages come by themselves', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const rows = page.getByRole('list', { name: 'Chats' }).getByRole('button');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows.nth(2)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await rows.nth(2).focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.locator('[aria-posinset="60"] button')).toBeFocused({ timeout: 200 });
  }).toPass();
  expect(await page.getByRole('listitem').count()).toBeLessThan(40);
});

test('what comes in moves its chat up, counts, and shows on the account', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 0);
  await page.evaluate(() => window.playground.incoming(0, '9', 'hello from far below'));
  const second = page.getByRole('list', { name: 'Chats' }).getByRole('button').nth(1);
  await expect(second).toContainText('hello from far below');
  await expect(page.getByRole('tab').first()).toHaveAccessibleName(/32 unread messages/);
  await page.evaluate(() => window.playground.incoming(1, '1', 'for the other account'));
  await expect(page.getByText('for the other account')).toHaveCount(0);
});

test('the width of the list is set by keys and by dragging, within limits, and remembered', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const edge = page.getByRole('separator', { name: 'Width of the chat list' });
  await expect(edge).toHaveAttribute('aria-valuenow', '320');
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '336');
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 300);
  await page.mouse.down();
  await page.mouse.move(1100, 300, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '420');
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '420');
});

test.describe('one column', () => {
  test.use({ viewport: { width: 600, height: 600 } });
  test('shows the list or the chat, with a way back', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await openChat(page, 1);
    await expect(page.getByRole('list', { name: 'Chats' })).toBeHidden();
    await page.getByRole('button', { name: 'Back to chats' }).click();
    await expect(page.getByRole('list', { name: 'Chats' })).toBeVisible();
    await expect(page.getByRole('log')).toBeHidden();
  });
});
