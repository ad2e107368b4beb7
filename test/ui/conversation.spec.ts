import type { Page } from '@playwright/test';
import { expect, openChat, openScenario, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const distance = (page: Page): Promise<number> =>
  log(page).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
/** The text and height of the message on top of the view. */
const topMessage = (page: Page) =>
  log(page).evaluate((element) => {
    const edge = element.getBoundingClientRect().top;
    for (const item of element.querySelectorAll('[data-message]')) {
      const box = item.getBoundingClientRect();
      if (box.bottom > edge + 1)
        return { id: item.getAttribute('data-message'), top: Math.round(box.top - edge) };
    }
    return null;
  });
const incoming = (page: Page, chat: string, text: string): Promise<void> =>
  page.evaluate(([id, words]) => window.playground.incoming(0, id ?? '', words ?? ''), [chat, text]);

test('a text goes out with Enter, grows lines with Shift, and its ticks follow', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  const field = page.getByRole('textbox', { name: 'Message' });
  await expect(field).toBeFocused();
  const before = (await field.boundingBox())?.height ?? 0;
  await page.keyboard.type('first line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  expect((await field.boundingBox())?.height).toBeGreaterThan(before);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  const bubble = log(page).locator('[data-message]').last();
  await expect(bubble).toContainText('first line');
  await expect(bubble.getByRole('img', { name: 'Waiting to be sent' })).toBeVisible();
  await expect(bubble.getByRole('img', { name: 'Read' })).toBeVisible();
  expect(await distance(page)).toBeLessThan(2);
});

test('the field grows to eight lines and no further', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n'));
  expect((await field.boundingBox())?.height).toBeLessThanOrEqual(8 * 20 + 17);
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeInViewport();
});

test('drafts stay with their account and chat', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('for Maria');
  await openChat(page, 2);
  await expect(field).toHaveValue('');
  await page.keyboard.press('Control+2');
  await openChat(page, 1);
  await expect(field).toHaveValue('');
  await page.keyboard.press('Control+1');
  await openChat(page, 1);
  await expect(field).toHaveValue('for Maria');
});

test('what was not sent comes back into the field', async ({ quietPage: page }) => {
  await openScenario(page, 'failing');
  await page.evaluate(() => window.playground.unfail('conversation.open'));
  await openChat(page, 0);
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('keep me');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The message was not sent');
  await expect(field).toHaveValue('keep me');
});

test('a failed message can be tried again', async ({ quietPage: page }) => {
  await openScenario(page, 'kinds');
  await openChat(page, 0);
  await log(page).getByRole('button', { name: 'Try again' }).click();
  await expect(log(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(log(page).locator('[data-message]').last().getByRole('img', { name: 'Read' })).toBeVisible();
});

test('stays at the bottom when there, else nothing moves and a pill counts', async ({ quietPage: page }) => {
  await openScenario(page, 'deep');
  await openChat(page);
  expect(await distance(page)).toBeLessThan(2);
  await incoming(page, '1', 'seen at once');
  await expect(log(page).getByText('seen at once')).toBeInViewport();
  expect(await distance(page)).toBeLessThan(2);

  await log(page).hover();
  await page.mouse.wheel(0, -900);
  await page.waitForTimeout(200);
  const place = await topMessage(page);
  await incoming(page, '1', 'below one');
  await incoming(page, '1', 'below two');
  await expect(page.getByRole('button', { name: '2 new messages' })).toBeVisible();
  expect(await topMessage(page)).toEqual(place);
  await page.getByRole('button', { name: '2 new messages' }).click();
  await expect(log(page).getByText('below two')).toBeInViewport();
  await expect(page.getByRole('button', { name: /new message/ })).toHaveCount(0);
});

test('older messages come in front without a jump, to the first one, with few elements', async ({
  quietPage: page,
}) => {
  test.slow();
  await openScenario(page, 'deep');
  await openChat(page);
  await log(page).hover();
  for (let turn = 0; turn < 90; turn += 1) {
    const before = await topMessage(page);
    await page.mouse.wheel(0, -300);
    await page.waitForTimeout(30);
    const after = await topMessage(page);
    expect(Number(after?.id)).toBeLessThanOrEqual(Number(before?.id));
    expect(Number(before?.id) - Number(after?.id)).toBeLessThan(14);
    expect(await log(page).locator('[data-message]').count()).toBeLessThanOrEqual(240);
  }
  await log(page).focus();
  for (let turn = 0; turn < 30; turn += 1) await page.keyboard.press('Home');
  await expect
    .poll(async () => {
      await page.keyboard.press('Home');
      return (await topMessage(page))?.id;
    })
    .toBe('10000');
});

test('marks read only what is in view of a window with focus', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  const rows = page.getByRole('list', { name: 'Chats' }).getByRole('button');
  await expect(rows.filter({ hasText: '3 unread' })).toHaveCount(1);
  await rows.filter({ hasText: '3 unread' }).click();
  await expect(rows.filter({ hasText: '3 unread' })).toHaveCount(0);
  const calls = (): Promise<number> =>
    page.evaluate(() => window.playground.calls('conversation.markRead').length);
  expect(await calls()).toBe(1);
  await page.evaluate(() => {
    Document.prototype.hasFocus = () => false;
  });
  await incoming(page, '2', 'while away');
  await expect(log(page).getByText('while away')).toBeVisible();
  await page.waitForTimeout(150);
  expect(await calls()).toBe(1);
  await page.evaluate(() => {
    Document.prototype.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
  await expect.poll(calls).toBe(2);
});

test('an account remembers its chat and the place in it', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await log(page).hover();
  await page.mouse.wheel(0, -1500);
  await page.waitForTimeout(300);
  const place = await topMessage(page);
  await page.keyboard.press('Control+2');
  await expect(page.getByText('Choose a chat')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(log(page)).toBeVisible();
  await page.waitForTimeout(150);
  expect((await topMessage(page))?.id).toBe(place?.id);
});

test('an account that can not send says why', async ({ quietPage: page }) => {
  await openScenario(page, 'states');
  await page.getByRole('tab').nth(7).click();
  await openChat(page, 0);
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeDisabled();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveAttribute('placeholder', /unlinked/);
});
