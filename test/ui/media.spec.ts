import type { Locator, Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const toTop = (page: Page): Promise<void> => log(page).evaluate((element) => void (element.scrollTop = 0));
const calls = (
  page: Page,
  name: 'media.view' | 'media.retry' | 'media.saveAs' | 'media.dragOut' | 'media.copy',
) => page.evaluate((command) => window.playground.calls(command), name);

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('every file in every state: axe finds nothing, all is inside', async ({ quietPage: page }) => {
      test.slow();
      await openScenario(page, theme === 'dark' ? 'files&dir=rtl' : 'files');
      await openChat(page);
      expect(await findings(page)).toEqual([]);
      await toTop(page);
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
    });
  });
}

test('files fit a small window', async ({ quietPage: page }) => {
  await page.setViewportSize({ width: 480, height: 640 });
  await openScenario(page, 'files');
  await openChat(page);
  expect(await overflow(page)).toEqual([]);
  await toTop(page);
  expect(await overflow(page)).toEqual([]);
});

test('what is in view is told, once, and what it brings moves nothing', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  await expect.poll(async () => (await calls(page, 'media.view')).length).toBe(1);
  const box = await log(page).locator('[data-message]').last().boundingBox();
  await page.waitForTimeout(700);
  expect(await log(page).locator('[data-message]').last().boundingBox()).toEqual(box);
  expect(await calls(page, 'media.view')).toHaveLength(1);
});

test('a file is fetched with true progress, and a failed one tried again', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  const document = log(page).locator('[data-message]', { hasText: 'Price list 2026.pdf' });
  await document.getByRole('button', { name: /Download, 184 kB/ }).click();
  await expect(document.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '33');
  await document.getByRole('button', { name: 'Save Price list 2026.pdf as…' }).click();
  expect(await calls(page, 'media.saveAs')).toHaveLength(1);
  await log(page).getByRole('button', { name: 'Ask your phone for it: Photo' }).click();
  expect(await calls(page, 'media.retry')).toHaveLength(1);
});

test('what is here can be dragged out, and nothing else', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  const drag = async (from: Locator): Promise<void> => {
    await from.hover();
    await page.mouse.down();
    await page.mouse.move(10, 10, { steps: 5 });
    await page.mouse.up();
  };
  const document = log(page).locator('[data-message]', { hasText: 'Price list 2026.pdf' });
  await drag(document.getByText('Price list 2026.pdf'));
  expect(await calls(page, 'media.dragOut')).toHaveLength(0);
  await document.getByRole('button', { name: /Download, 184 kB/ }).click();
  await expect(document.getByRole('button', { name: 'Save Price list 2026.pdf as…' })).toBeVisible();
  await drag(document.getByText('Price list 2026.pdf'));
  await drag(log(page).getByRole('button', { name: 'Photo, open' }).last());
  expect(await calls(page, 'media.dragOut')).toHaveLength(2);
});

test('a voice message plays, is moved by keys, and faster', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  const [first, second] = await log(page).locator('[data-message]:has(audio)').all();
  if (first === undefined || second === undefined) throw new Error('two recordings are needed');
  await first.getByRole('button', { name: /Speed 1×/ }).click();
  await expect(second.getByRole('button', { name: 'Speed 1.5×' })).toBeVisible();
  await first.getByRole('button', { name: /^Play/ }).click();
  await expect(first.getByRole('button', { name: /^Pause/ })).toBeVisible();
  expect(await first.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.5);
  await second.getByRole('button', { name: /^Play/ }).click();
  await expect(first.getByRole('button', { name: /^Play/ })).toBeVisible();
  await expect(second.getByRole('button', { name: /^Play/ })).toBeVisible({ timeout: 6000 });
  const slider = first.getByRole('slider', { name: 'Place in Voice message' });
  await slider.focus();
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '0:02 of 0:02');
});

test('the viewer goes through the pictures by keys, zooms, and gives the focus back', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'files');
  await openChat(page);
  const opener = log(page).getByRole('button', { name: 'Photo, open' }).last();
  await opener.click();
  const viewer = page.getByRole('dialog', { name: 'Photos and videos' });
  await expect(viewer.getByText('The last one')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Next' })).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  const picture = viewer.getByRole('img', { name: 'Photo' });
  const fitted = (await picture.boundingBox())?.width ?? 0;
  await page.keyboard.press('+');
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(fitted * 1.4);
  await page.keyboard.press('0');
  await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeCloseTo(fitted, 0);
  await page.keyboard.press('ArrowLeft');
  await expect(viewer.getByText('Your phone did not answer')).toBeVisible();
  for (let turn = 0; turn < 12; turn += 1) await page.keyboard.press('ArrowLeft');
  await expect(viewer.getByText('The display, finished last night')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Previous' })).toHaveCount(0);
  await viewer.getByRole('button', { name: 'Copy' }).click();
  expect(await calls(page, 'media.copy')).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(opener).toBeFocused();
});
