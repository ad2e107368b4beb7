import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const toTop = (page: Page): Promise<void> => log(page).evaluate((element) => void (element.scrollTop = 0));

for (const theme of ['light', 'dark'] as const) {
  for (const direction of ['ltr', 'rtl'] as const) {
    test.describe(`${theme}, ${direction}`, () => {
      test.use({ colorScheme: theme });
      test('every part: axe finds nothing, all is inside the window', async ({ quietPage: page }) => {
        await openScenario(page, direction === 'rtl' ? 'parts&dir=rtl' : 'parts');
        await openChat(page);
        expect(await findings(page)).toEqual([]);
        await toTop(page);
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    });
  }
}

test('every part fits a small window', async ({ quietPage: page }) => {
  await page.setViewportSize({ width: 480, height: 640 });
  await openScenario(page, 'parts');
  await openChat(page);
  expect(await overflow(page)).toEqual([]);
  await toTop(page);
  expect(await overflow(page)).toEqual([]);
});

test('formatting, mentions and lists are elements, and markup in a text is text', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'parts');
  await openChat(page);
  await expect(log(page).locator('strong', { hasText: 'big' })).toHaveCount(1);
  await expect(log(page).locator('del', { hasText: 'blue' })).toHaveCount(1);
  await expect(log(page).getByText('@Tom Becker', { exact: true })).toHaveCount(1);
  await expect(log(page).getByRole('list').filter({ hasText: 'Awning' }).getByRole('listitem')).toHaveCount(
    3,
  );
  await page.evaluate(() =>
    window.playground.incoming(0, '51', '<img src=x onerror=alert(1)> *<b>bold</b>*'),
  );
  await expect(log(page).locator('strong', { hasText: '<b>bold</b>' })).toHaveCount(1);
  await expect(log(page).locator('img[src=x]')).toHaveCount(0);
});

test('a link is opened by main, with its real address, and the page stays', async ({ quietPage: page }) => {
  await openScenario(page, 'parts');
  await openChat(page);
  const before = page.url();
  await page.getByRole('link', { name: 'https://example.org/market_2026', exact: true }).click();
  await page.getByRole('link', { name: 'Show on a map' }).click({ button: 'middle' });
  const calls = await page.evaluate(() => window.playground.calls('app.openLink'));
  expect(calls).toEqual([
    { address: 'https://example.org/market_2026' },
    { address: expect.stringContaining('openstreetmap.org') as unknown },
  ]);
  expect(page.url()).toBe(before);
});

test('a quote leads to what it quotes', async ({ quietPage: page }) => {
  await page.setViewportSize({ width: 1000, height: 420 });
  await openScenario(page, 'parts');
  await openChat(page);
  const quoted = log(page).locator('[data-message="510006"]');
  const reply = log(page).getByRole('button', { name: /In reply to Jonas Weber/ });
  // Only what is in sight and near to it exists.
  await log(page).hover();
  await expect(async () => {
    await page.mouse.wheel(0, -250);
    await expect(reply).toBeInViewport({ timeout: 300 });
  }).toPass();
  await reply.click();
  await expect(quoted).toBeInViewport();
  await expect(quoted).toHaveAttribute('data-flash', '');
});

test('a very long text is folded until one asks for it', async ({ quietPage: page }) => {
  await openScenario(page, 'parts');
  await openChat(page);
  await page.evaluate(() => window.playground.incoming(0, '51', `${'word '.repeat(1000)}end`));
  const bubble = log(page).locator('[data-message]').last();
  await expect(bubble).not.toContainText('end');
  await bubble.getByRole('button', { name: 'Read more' }).click();
  await expect(bubble).toContainText('end');
});
