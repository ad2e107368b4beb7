import { expect, findings, openScenario, overflow, test } from './open.ts';
import { screens } from './screens.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const [name, scenario, go] of screens) {
      test(`${name}: axe finds nothing, all is inside the window`, async ({ quietPage: page }) => {
        if (scenario === 'many' || scenario === 'gallery') test.slow();
        await openScenario(page, scenario);
        await go(page);
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}

for (const size of [
  { width: 800, height: 500 },
  { width: 480, height: 640 },
]) {
  test.describe(`${size.width} × ${size.height}`, () => {
    test.use({ viewport: size });
    for (const [name, scenario, go] of screens) {
      test(`${name}: fits`, async ({ quietPage: page }) => {
        await openScenario(page, scenario);
        await go(page);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}
