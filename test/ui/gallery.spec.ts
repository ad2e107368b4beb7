import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Media, links and files' });
const items = (page: Page) => panel(page).getByRole('list', { name: 'Media' }).getByRole('button');
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

async function openGallery(page: Page): Promise<void> {
  await openScenario(page, 'gallery');
  await openChat(page);
  await page.getByRole('button', { name: 'Chat info' }).click();
  await page.getByRole('button', { name: 'Media, links and files' }).click();
  await expect(items(page).first()).toBeVisible();
}

test('pictures: keys go through the grid, pages come by themselves, the viewer opens far back', async ({
  quietPage: page,
}) => {
  await openGallery(page);
  const total = await panel(page).getByRole('listitem').count();
  expect(total).toBeLessThan(60);
  await items(page).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(items(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(panel(page).locator('[aria-posinset="5"] button')).toBeFocused();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(panel(page).locator('[aria-setsize="160"][aria-posinset="160"] button')).toBeFocused({
      timeout: 200,
    });
  }).toPass();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Photos and videos' });
  await expect(viewer.getByText('Picture 0', { exact: true })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText('Picture 1', { exact: true })).toBeVisible();
  await viewer.getByRole('button', { name: 'Show in chat' }).click();
  await expect(viewer).toHaveCount(0);
  await expect(log(page).getByText('Picture 1', { exact: true })).toBeInViewport();
});

test('a file that is fetched shows in its place, also outside of the loaded part', async ({
  quietPage: page,
}) => {
  await openGallery(page);
  await expect
    .poll(() => page.evaluate(() => window.playground.calls('media.view').length))
    .toBeGreaterThan(0);
  const last = panel(page).locator('[aria-posinset="1"] button svg');
  await expect(last).toHaveCount(0);
});

test('links and files: opened, saved, shown in the chat', async ({ quietPage: page }) => {
  test.slow();
  await openGallery(page);
  await panel(page).getByRole('radio', { name: 'Links' }).check();
  await panel(page).getByRole('button', { name: 'Open https://example.org/plan/194' }).click();
  expect(await page.evaluate(() => window.playground.calls('app.openLink'))).toEqual([
    { address: 'https://example.org/plan/194' },
  ]);
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Show https://example.org/plan/184 in chat' }).click();
  await expect(log(page).getByText('https://example.org/plan/184')).toBeInViewport();
  await panel(page).getByRole('radio', { name: 'Files' }).check();
  await panel(page).getByRole('button', { name: 'Save Offer 197.pdf as…' }).click();
  expect(await page.evaluate(() => window.playground.calls('media.saveAs'))).toHaveLength(1);
  expect(await findings(page)).toEqual([]);
});

test('says when there is nothing, and what went wrong', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page);
  await page.getByRole('button', { name: 'Chat info' }).click();
  await page.getByRole('button', { name: 'Media, links and files' }).click();
  await expect(panel(page).getByText('No photos or videos yet')).toBeVisible();
  await page.evaluate(() => window.playground.fail('chats.gallery', 'store-unavailable'));
  await panel(page).getByRole('radio', { name: 'Files' }).check();
  await expect(panel(page).getByText('This could not be loaded.')).toBeVisible();
  await page.evaluate(() => window.playground.unfail('chats.gallery'));
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page).getByText('No files yet')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('axe finds nothing, all is inside', async ({ quietPage: page }) => {
      await page.goto(`/?scenario=gallery${theme === 'dark' ? '&dir=rtl' : ''}`);
      await openChat(page);
      await page.getByRole('button', { name: 'Chat info' }).click();
      await page.getByRole('button', { name: 'Media, links and files' }).click();
      await expect(items(page).first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
    });
  });
}

for (const size of [
  { width: 800, height: 500 },
  { width: 480, height: 640 },
]) {
  test(`lies over the chat in ${size.width} × ${size.height}`, async ({ quietPage: page }) => {
    await page.setViewportSize(size);
    await openGallery(page);
    expect(await overflow(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(log(page)).toBeVisible();
  });
}
