import type { Page } from '@playwright/test';
import type { Language } from '../../preload/contract/languages.ts';
import { expect, openChat, openScenario, overflow, test } from './open.ts';
import { screens } from './screens.ts';

/** As if the person had chosen it on the page of settings, wherever they are. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => window.playground.speak(chosen), language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

// One with long words, one from right to left.
for (const language of ['de', 'ar'] as const) {
  test.describe(language, () => {
    for (const [name, scenario, go] of screens) {
      // Before main has answered, the window knows the language of the system only.
      if (scenario === 'loading' || scenario === 'snapshot-fails') continue;
      test(`${name}: fits, in a small window too`, async ({ quietPage: page }) => {
        if (scenario === 'many') test.slow();
        await openScenario(page, scenario);
        await go(page);
        await speak(page, language);
        expect(await overflow(page)).toEqual([]);
        // The table of the overview scrolls sideways there.
        if (name === 'overview') return;
        await page.setViewportSize({ width: 800, height: 500 });
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}

test('a language is chosen in the settings, by its own name, and holds at once in words, dates and direction', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'العربية' }).check();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { name: 'الإعدادات' })).toBeVisible();
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Chats' })).toContainText('Gestern');
});

test('the language of the system is taken where it is there', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'pt-PT' });
  await page.goto('/?scenario=empty');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.getByRole('heading', { name: 'Vincule sua primeira conta' })).toBeVisible();
  await page.close();
});

test('the time of a message never stands on its text, whichever way text and window run', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'rtl');
  await openChat(page, 0);
  await speak(page, 'ar');
  const covered = await page.evaluate(
    () =>
      [...document.querySelectorAll('[data-message] [class*="_meta"]')].filter((meta) => {
        const paragraph = meta.parentElement?.querySelector('p:last-of-type');
        if (paragraph === null || paragraph === undefined) return false;
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const time = meta.getBoundingClientRect();
        return [...range.getClientRects()].some(
          (line) =>
            line.left < time.right - 1 &&
            line.right > time.left + 1 &&
            line.top < time.bottom - 4 &&
            line.bottom > time.top + 4,
        );
      }).length,
  );
  expect(await page.locator('[data-message] [class*="_meta"]').count()).toBeGreaterThan(2);
  expect(covered).toBe(0);
});

test('arrow keys go the way that the eye goes', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await speak(page, 'ar');
  const strip = (await page.getByRole('tablist').first().boundingBox()) ?? { x: 0 };
  const list = (await page.getByRole('list', { name: 'الدردشات' }).boundingBox()) ?? { x: 0 };
  expect(strip.x).toBeGreaterThan(list.x);
  const handle = page.getByRole('separator');
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
});

test('names of another direction stand where the lines of the window begin, and are cut at their own end', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'long');
  await speak(page, 'ar');
  /** How far the first letter of the text is from the edge at which lines begin, here the right one. */
  const gaps = await page
    .getByRole('list')
    .locator('[dir="auto"]')
    .evaluateAll((lines) =>
      lines.map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        const box = line.getBoundingClientRect();
        const text = range.getBoundingClientRect();
        // What is too long begins at its own beginning.
        const isCut = line.scrollWidth > line.clientWidth;
        const isLeftToRight = getComputedStyle(line).direction === 'ltr';
        return Math.round(isCut && isLeftToRight ? text.left - box.left : box.right - text.right);
      }),
    );
  expect(gaps.length).toBeGreaterThan(4);
  expect(gaps.filter((gap) => Math.abs(gap) > 1)).toEqual([]);
});
