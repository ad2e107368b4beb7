import { fileURLToPath } from 'node:url';
import { openScenario, test } from './open.ts';
import { screens } from './screens.ts';

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));
const sizes = { normal: { width: 1280, height: 800 }, small: { width: 800, height: 500 } } as const;

for (const [size, viewport] of Object.entries(sizes)) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${size} ${theme}`, () => {
      test.use({ colorScheme: theme, viewport });
      for (const [name, scenario, go] of screens) {
        test(name, async ({ page }) => {
          await openScenario(page, scenario);
          await go(page);
          // Things that fade in are there, and pictures are drawn.
          await page.waitForTimeout(400);
          await page.screenshot({
            path: `${folder}${size}-${theme}/${name.replaceAll(/[^\w]+/gu, '-')}.png`,
          });
        });
      }
    });
  }
}
