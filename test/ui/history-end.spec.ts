import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

async function openAt(
  page: Page,
  end: 'unknown' | 'silent' | 'offline' | 'complete',
  scenario = 'five',
): Promise<void> {
  await openScenario(page, scenario);
  await page.evaluate((wanted) => window.playground.historyEnd(wanted), end);
  await openChat(page);
}

/** To the very beginning, as with the wheel. */
async function scrollUp(page: Page): Promise<void> {
  await log(page).hover();
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, -2000);
    await page.waitForTimeout(20);
    if ((await log(page).evaluate((element) => element.scrollTop)) === 0 && turn > 3) return;
  }
}

test('one who scrolls to the beginning asks the phone, which may not answer, and asks again', async ({
  quietPage: page,
}) => {
  test.slow();
  await openAt(page, 'unknown', 'unread');
  await scrollUp(page);
  await expect(log(page).getByText('Asking your phone for older messages')).toBeVisible();
  await expect(log(page).getByText('Your phone has not answered')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('conversation.askPhone').length)).toBe(1);
  await log(page).getByRole('button', { name: 'Ask again' }).click();
  await expect(log(page).getByText('There are no older messages on your phone.')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('conversation.askPhone').length)).toBe(2);
});

for (const end of ['silent', 'offline', 'complete'] as const) {
  test(`the beginning is said plainly: ${end}`, async ({ quietPage: page }) => {
    await page.emulateMedia({ colorScheme: end === 'silent' ? 'dark' : 'light' });
    await openAt(page, end);
    await scrollUp(page);
    await expect(log(page).getByRole('status')).toBeInViewport();
    expect(await page.evaluate(() => window.playground.calls('conversation.askPhone'))).toEqual([]);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  });
}

test('a short chat asks only when it is told to', async ({ quietPage: page }) => {
  await openAt(page, 'unknown');
  const ask = log(page).getByRole('button', { name: 'Get older messages from your phone' });
  await expect(ask).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('conversation.askPhone'))).toEqual([]);
  await ask.focus();
  await page.keyboard.press('Enter');
  await expect(log(page).getByText('Asking your phone for older messages')).toBeVisible();
});
