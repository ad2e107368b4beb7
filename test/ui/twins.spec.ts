import { expect, findings, openChat, openScenario, test } from './open.ts';

test('the first message to somebody whom another account knows is asked about', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'twins');
  await openChat(page);
  await expect(page.getByText('This person also has a chat with Harbour Cycles')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('Yes, it is');
  await field.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Send as Blue Door Bakery?' });
  await expect(dialog).toContainText('Harbour Cycles');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('Yes, it is');
  expect(await page.evaluate(() => window.playground.calls('messages.send'))).toEqual([]);

  await field.press('Enter');
  await dialog.getByRole('button', { name: 'Send as Blue Door Bakery' }).click();
  await expect(page.getByRole('log', { name: 'Messages' }).getByText('Yes, it is')).toBeVisible();
  await field.fill('Once more');
  await field.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('log', { name: 'Messages' }).getByText('Once more')).toBeVisible();
});

test('what was begun goes along to the other account', async ({ quietPage: page }) => {
  await openScenario(page, 'twins');
  await openChat(page);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('Your bicycle is ready');
  await field.press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Write as Harbour Cycles' }).click();
  await expect(page.getByText('Sending as Harbour Cycles')).toBeVisible();
  await expect(field).toHaveValue('Your bicycle is ready');
  await field.press('Enter');
  const [call] = await page.evaluate(() => window.playground.calls('messages.send'));
  expect(call).toMatchObject({ accountId: 'account-0001', text: 'Your bicycle is ready' });
  await page.keyboard.press('Control+1');
  await expect(field).toHaveValue('');
});
