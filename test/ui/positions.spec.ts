import type { Page } from '@playwright/test';
import { expect, openChat, openScenario, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const distance = (page: Page): Promise<number> =>
  log(page).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

test('opens at the first unread message, under its bar, and the pill counts the rest', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'unread');
  await openChat(page);
  const bar = log(page).getByRole('separator', { name: 'Unread messages' });
  await expect(bar).toBeInViewport();
  const top = await log(page).evaluate((element) => element.getBoundingClientRect().top);
  expect(((await bar.boundingBox())?.y ?? 0) - top).toBeLessThan(60);
  await expect(page.getByRole('button', { name: /new messages/ })).toBeVisible();
  expect(await distance(page)).toBeGreaterThan(500);
});

test('goes on to the newest message page by page, without a jump', async ({ quietPage: page }) => {
  test.slow();
  await openScenario(page, 'unread');
  await openChat(page);
  await log(page).hover();
  let last = 0;
  for (let turn = 0; turn < 200; turn += 1) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(30);
    const id = await log(page).evaluate((element) => {
      const edge = element.getBoundingClientRect().top;
      const first = [...element.querySelectorAll('[data-message]')].find(
        (item) => item.getBoundingClientRect().bottom > edge + 1,
      );
      return Number(first?.getAttribute('data-message'));
    });
    expect(id).toBeGreaterThanOrEqual(last);
    expect(id - last).toBeLessThan(last === 0 ? 20_000 : 16);
    last = id;
    if ((await distance(page)) < 2) break;
  }
  await expect(log(page).getByText('line 599')).toBeInViewport();
  await page.evaluate(() => window.playground.incoming(0, '1', 'right now'));
  await expect(log(page).getByText('right now')).toBeInViewport();
});

test('the pill leads to the newest end at once, from far up', async ({ quietPage: page }) => {
  await openScenario(page, 'unread');
  await openChat(page);
  await page.getByRole('button', { name: /new messages/ }).click();
  await expect(log(page).getByText('line 599')).toBeInViewport();
  expect(await distance(page)).toBeLessThan(2);
});

test('a quote that is not loaded is loaded and found, and what one sends from there is seen', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'deep-quote');
  await openChat(page);
  await log(page)
    .getByRole('button', { name: /In reply to/ })
    .click();
  await expect(log(page).locator('[data-message="10003"]')).toBeInViewport();
  await expect(log(page).locator('[data-message="10003"]')).toHaveAttribute('data-flash', '');
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill('from the middle');
  await field.press('Enter');
  await expect(log(page).getByText('from the middle')).toBeInViewport();
});

test('the bar goes when one comes back to a chat that was read', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 2);
  await openChat(page, 1);
  await openChat(page, 2);
  await expect(log(page).getByRole('separator', { name: 'Unread messages' })).toHaveCount(0);
});
