import type { Page } from '@playwright/test';
import type { LinkingView } from '../../preload/contract/model.ts';
import { expect, findings, openScenario, overflow, test } from './open.ts';

const now = Date.now();
const code: Extract<LinkingView, { kind: 'code' }> = {
  kind: 'code',
  code: 'K7QP2WRT',
  phoneNumber: '4915112345678',
  shownAt: now,
  expiresAt: now + 171_000,
  mistyped: false,
};
const passkey = (step: Extract<LinkingView, { kind: 'passkey' }>['step']): LinkingView => ({
  kind: 'passkey',
  step,
  code: step === 'compare' ? 'WXYZ5678' : null,
  phoneNumber: '4915112345678',
  askedAt: now,
  expiresAt: now + 581_000,
});

const states: readonly (readonly [string, LinkingView])[] = [
  ['code', code],
  ['mistyped', { ...code, mistyped: true }],
  ['scanned', { kind: 'scanned', code }],
  ['passkey-explain', passkey('explain')],
  ['passkey-proof', passkey('proof')],
  ['passkey-waiting', passkey('waiting')],
  ['passkey-compare', passkey('compare')],
  ['too-many-devices', { kind: 'failed', reason: 'too-many-devices' }],
  ['code-refused', { kind: 'failed', reason: 'code-refused' }],
  ['passkey-needed', { kind: 'failed', reason: 'passkey-needed' }],
  ['expired-code', { kind: 'expired', what: 'code' }],
];

async function show(page: Page, linking: LinkingView): Promise<void> {
  await openScenario(page, 'link-scan');
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await page.evaluate((view) => window.playground.setLinking({ kind: 'linking', linking: view }), linking);
  await expect(
    page.getByRole('timer').or(page.getByRole('alert')).or(page.getByRole('progressbar')).first(),
  ).toBeVisible();
}

for (const [name, linking] of states) {
  for (const [look, setUp] of [
    ['light', (page: Page) => page.emulateMedia({ colorScheme: 'light' })],
    ['dark', (page: Page) => page.emulateMedia({ colorScheme: 'dark' })],
    ['small', (page: Page) => page.setViewportSize({ width: 480, height: 560 })],
  ] as const) {
    test(`${name}, ${look}: fits, and can be used by everybody`, async ({ quietPage: page }, info) => {
      await setUp(page);
      await show(page, linking);
      await page.screenshot({ path: info.outputPath(`${name}-${look}.png`) });
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
    });
  }
}

for (const look of ['light', 'dark'] as const) {
  test(`clocks that run low, ${look}`, async ({ quietPage: page }, info) => {
    await page.emulateMedia({ colorScheme: look });
    for (const [scenario, words] of [
      ['phone-idle', /last heard of on .* not used for 14 days: that is in 3 days\./],
      ['device-idle', /last online here on .* offline for 30 days: that is in 3 days\./],
    ] as const) {
      await openScenario(page, scenario);
      await expect(page.getByRole('region', { name: 'Link' })).toContainText(words);
      await page.getByRole('button', { name: 'Account menu' }).click();
      await page.getByRole('menuitem', { name: 'Link details' }).click();
      const details = page.getByRole('dialog', { name: 'Link details' });
      await expect(details).toContainText('2 of 4');
      await page.screenshot({ path: info.outputPath(`${scenario}-${look}.png`) });
      expect(await findings(page)).toEqual([]);
      await details.getByRole('button', { name: 'Close' }).click();
      await expect(details).toHaveCount(0);
      expect(await findings(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`${scenario}-banner-${look}.png`) });
    }
  });
}

test('from right to left', async ({ quietPage: page }, info) => {
  for (const [name, linking] of states.slice(0, 7)) {
    await show(page, linking);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.screenshot({ path: info.outputPath(`${name}-rtl.png`) });
    expect(await overflow(page)).toEqual([]);
  }
});

test('asks for a number, says what it understood, and shows the code', async ({
  quietPage: page,
  context,
}, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScenario(page, 'link-scan');
  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByRole('button', { name: 'Link with phone number instead' }).click();
  const field = page.getByLabel('Phone number of the account');
  await expect(field).toBeFocused();
  await page.getByRole('button', { name: 'Get a code' }).click();
  await expect(page.getByRole('alert')).toContainText('does not look like a phone number');
  await field.fill('+49 1511 2345678');
  await expect(page.getByText('The code will be for +49')).toBeVisible();
  await page.screenshot({ path: info.outputPath('number.png') });
  await field.press('Enter');
  await expect(page.getByRole('img', { name: 'Code: K 7 Q P 2 W R T' })).toHaveText('K7QP-2WRT');
  await page.getByRole('button', { name: 'Copy code' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('K7QP-2WRT');
  await page.getByRole('button', { name: 'Scan a QR code instead' }).click();
  await expect(page.getByRole('img', { name: 'QR code to scan with your phone' })).toBeVisible();
});

test('the passkey page copies details without secrets, and the experiment is off until it is turned on', async ({
  quietPage: page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await show(page, passkey('explain'));
  await page.getByRole('button', { name: 'Copy details' }).click();
  const details = await page.evaluate(() => navigator.clipboard.readText());
  expect(details).toContain('Number ends with: 678');
  expect(details).not.toContain('4915112345678');
  const experiment = page.getByRole('checkbox', { name: /Experimental/ });
  await expect(experiment).not.toBeChecked();
  await experiment.check();
  const answer = page.getByLabel('Paste what your browser copied');
  await answer.fill('something else');
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await expect(page.getByRole('alert')).toContainText('not the answer');
  await answer.fill('{}');
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await expect(page.getByText('WhatsApp has the proof.')).toBeVisible();
});
