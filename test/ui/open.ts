import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import type { PlaygroundControls } from './playground/controls.ts';

declare global {
  interface Window {
    playground: PlaygroundControls;
  }
}

/** A page that fails its test when anything is written to the console or the content security policy is hurt. */
export const test = base.extend<{ quietPage: Page }>({
  quietPage: async ({ page }, use) => {
    const noise: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
      });
    });
    await use(page);
    expect(noise).toEqual([]);
  },
});
export { expect };

/** Opens a scenario and waits until something stands there. */
export async function openScenario(page: Page, scenario: string): Promise<void> {
  await page.goto(`/?scenario=${scenario}`);
  await expect(page.locator('#root')).not.toBeEmpty();
}

/** Clicks the chat at this place of the list. */
export async function openChat(page: Page, place = 0): Promise<void> {
  await page.getByRole('list', { name: 'Chats' }).getByRole('button').nth(place).click();
  await expect(page.getByRole('log', { name: 'Messages' })).toBeVisible();
}

/** Everything that axe finds, in words. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Colours are judged when nothing fades any more; what turns without end is stopped.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
      else animation.finish();
    }
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Elements that stick out of the window or make it scroll sideways. */
export const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    /** Within something that scrolls sideways itself, a table or a row of tabs, and is inside the window. */
    const isReachable = (element: Element): boolean => {
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const box = around.getBoundingClientRect();
        if (!/^(?:auto|scroll)$/u.test(getComputedStyle(around).overflowX)) continue;
        if (around.scrollWidth > around.clientWidth && box.left >= -1 && box.right <= root.clientWidth + 1)
          return true;
      }
      return false;
    };
    if (root.scrollWidth > root.clientWidth) found.push('the window scrolls sideways');
    for (const element of document.querySelectorAll('p, h1, h2, button, [data-message] > div')) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden' || box.width === 0 || element.closest('.visually-hidden')) continue;
      if (box.right <= root.clientWidth + 1 && box.left >= -1) continue;
      if (!isReachable(element)) found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });
