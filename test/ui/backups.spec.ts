import type { Page } from '@playwright/test';
import { expect, findings, openScenario, overflow, test } from './open.ts';

const passphrase = 'correct horse';

async function home(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
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

async function schedule(page: Page): Promise<void> {
  await home(page);
  await page.getByRole('button', { name: /^Automatic backups/u }).click();
  await expect(page.getByLabel('How often')).toBeVisible();
}
async function scheduled(page: Page): Promise<void> {
  await schedule(page);
  await page.getByRole('button', { name: 'Choose a folder and turn on' }).click();
  await expect(page.getByText('Use at least 8 characters.')).toBeVisible();
  await page.getByLabel('How often').selectOption({ label: 'Every 7 days' });
  await page.getByLabel('Passphrase of the backup').fill(passphrase);
  await page.getByLabel('Repeat the passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Choose a folder and turn on' }).click();
  await expect(page.getByText('The last backup was not made.')).toBeVisible();
}

/** On the way to another computer: chosen, and taken back from there. */
async function moving(page: Page): Promise<void> {
  await create(page);
  await page.getByRole('checkbox', { name: /Move to another computer/u }).check();
}
async function takenBack(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.playground.setState(0, { kind: 'stopped', reason: 'moved', nextStep: 'take-back' }),
  );
  await page
    .getByRole('main')
    .getByRole('button', { name: /Use it here again/u })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
async function dropped(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.playground.opening({ kind: 'folder', folderName: 'auth '.repeat(51), number: '+49 … 67' }),
  );
  await expect(page.getByRole('button', { name: 'Take up the account' })).toBeDisabled();
}

const states = {
  moving,
  takenBack,
  dropped,
  schedule,
  scheduled,
  home,
  create,
  working,
  done,
  picked,
  wrong,
  contents,
  older,
  exported,
};
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

/** Ten thousand signs without a space, which turn what comes after them, in a window of any size. */
const hostileName = `\u202Eevil\u2067${'x'.repeat(9980)}\u05D0\u05D1\u05D2`;

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 480, height: 500 },
]) {
  test.describe(`a name of ten thousand signs, ${viewport.width} wide`, () => {
    test.use({ viewport });
    test('is cut wherever backups and exports show it, and turns nothing around', async ({
      quietPage: page,
    }) => {
      await openScenario(page, 'five');
      await page.evaluate((name) => window.playground.born(name), hostileName);
      const tall = (): Promise<readonly number[]> =>
        page
          .getByRole('dialog')
          .locator('h2, bdi, label')
          .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().height));
      const looked = async (picture: string): Promise<void> => {
        await page.waitForTimeout(250);
        const pictures = process.env['SWITCHBOARD_UI_PICTURES'];
        if (pictures !== undefined)
          await page.screenshot({ path: `${pictures}/long-${picture}-${viewport.width}.png` });
        // A label is at most a name, its number and its state.
        expect(Math.max(...(await tall()))).toBeLessThan(180);
        expect(await overflow(page)).toEqual([]);
      };
      await create(page);
      await looked('create');
      await page.getByLabel('Repeat the passphrase').fill(passphrase);
      await page.getByRole('button', { name: 'Choose where and save' }).click();
      await expect(page.getByText('Everything in it opens.')).toBeVisible();
      await looked('done');
      await page.keyboard.press('Escape');
      await contents(page);
      await looked('contents');
      await page.keyboard.press('Escape');
      await page.getByRole('tab').last().click();
      await exported(page);
      const title = page.getByRole('dialog').getByRole('heading');
      await expect(title).toHaveText(/^Export the login of evilx+/u);
      expect(await title.textContent()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      await looked('export-login');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Account menu' }).click();
      await page.getByRole('menuitem', { name: 'Export chats…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await looked('export-chats');
    });
  });
}
