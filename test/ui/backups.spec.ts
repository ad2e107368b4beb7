import type { Page } from '@playwright/test';
import { expect, findings, openScenario, overflow, test } from './open.ts';

const passphrase = 'correct horse';

async function home(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All accounts' }).click();
  await page.getByRole('menuitem', { name: 'Backups…' }).click();
  await expect(page.getByRole('dialog', { name: 'Backups' })).toBeVisible();
}
async function create(page: Page): Promise<void> {
  await home(page);
  await page.getByRole('button', { name: /Back up accounts/u }).click();
  await page.getByLabel('Passphrase of the backup').fill(passphrase);
}
async function done(page: Page): Promise<void> {
  await create(page);
  await page.getByLabel('Repeat the passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await expect(page.getByText('Everything in it opens.')).toBeVisible();
}
async function picked(page: Page): Promise<void> {
  await home(page);
  await page.getByRole('button', { name: /Check or restore/u }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByLabel('Passphrase of the backup').fill('something else');
}
async function wrong(page: Page): Promise<void> {
  await picked(page);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
}
async function contents(page: Page): Promise<void> {
  await picked(page);
  await page.getByLabel('Passphrase of the backup').fill(passphrase);
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('This backup is whole')).toBeVisible();
}
async function older(page: Page): Promise<void> {
  await contents(page);
  await page.getByRole('checkbox', { name: /Older than the login here/u }).check();
}
async function exported(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Export login…' }).click();
}
async function working(page: Page): Promise<void> {
  await page.evaluate(() => window.playground.hold('backups.create'));
  await create(page);
  await page.getByLabel('Repeat the passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Choose where and save' }).click();
  await page.evaluate(() =>
    window.playground.backupProgress({ what: 'writing', done: 40, total: 100, remaining: 12_000 }),
  );
  await expect(page.getByText('About 12 seconds left')).toBeVisible();
}

const states = { home, create, working, done, picked, wrong, contents, older, exported };
const settings = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 }, scenario: 'five' },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 }, scenario: 'five' },
  { name: 'small', colorScheme: 'light', viewport: { width: 480, height: 500 }, scenario: 'five' },
  { name: 'rtl', colorScheme: 'dark', viewport: { width: 800, height: 600 }, scenario: 'rtl' },
] as const;

for (const { name, scenario, ...use } of settings) {
  test.describe(name, () => {
    test.use(use);
    for (const [state, go] of Object.entries(states)) {
      // What a right-to-left name does is seen in lists of one account as well; the older one is the second.
      if (scenario === 'rtl' && state === 'older') continue;
      test(`backups, ${state}: axe finds nothing, all is inside the window`, async ({ quietPage: page }) => {
        await openScenario(page, scenario);
        await go(page);
        await page.waitForTimeout(250);
        const pictures = process.env['SWITCHBOARD_UI_PICTURES'];
        if (pictures !== undefined)
          await page.screenshot({ path: `${pictures}/backups-${state}-${name}.png` });
        expect(await findings(page)).toEqual([]);
        expect(await overflow(page)).toEqual([]);
      });
    }
  });
}

test('an older login is restored only when that was said twice', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await older(page);
  const start = page.getByRole('button', { name: 'Restore chosen accounts' });
  await page.getByRole('checkbox', { name: 'No other computer uses these logins any more' }).check();
  await expect(start).toBeDisabled();
  await page.getByRole('checkbox', { name: /Go back to the older login/u }).check();
  await start.click();
  await expect(page.getByText(/accounts were restored/u)).toBeVisible();
  const [call] = await page.evaluate(() => window.playground.calls('backups.restore'));
  expect(JSON.stringify(call)).toContain('"evenIfOlder":true');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
