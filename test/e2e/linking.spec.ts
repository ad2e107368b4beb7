import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { PasskeyMode } from '../simulator/linking/modes.ts';
import { makeClient } from '../simulator/tests/client.ts';
import { proveInBrowser } from '../integration/accounts/browser.ts';
import { accountTab, linkAccount, passFirstScreens, readQrFromScreen, type StartedApp } from './app.ts';
import { newStage } from './stage.ts';

const phone = '4915112345678';
const stage = newStage({ seed: 21 });
let app: StartedApp;
let page: Page;

test.beforeEach(async () => {
  app = await stage.start();
  page = app.page;
  await passFirstScreens(page);
});

const dialog = () => page.getByRole('dialog', { name: 'Link an account' });
const button = (name: string) => dialog().getByRole('button', { name });

async function addAccount(): Promise<void> {
  await page.getByRole('button', { name: 'Add account' }).first().click();
  await expect(dialog()).toBeVisible();
}
async function askForCode(number: string): Promise<void> {
  await addAccount();
  await button('Link with phone number instead').click();
  await dialog().getByLabel('Phone number of the account').fill(number);
  await button('Get a code').click();
}
const shownCode = async (): Promise<string> => {
  const code = dialog().getByRole('img', { name: /^Code: / });
  await expect(code).toBeVisible();
  return (await code.textContent()) ?? '';
};
const clipboard = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ clipboard: system }) => system.readText());

/** A phone behind the gate scans the code that is on the screen. */
async function scanBehindGate(mode: PasskeyMode): Promise<void> {
  await stage.simulator.admin.passkey({ phone, mode });
  await addAccount();
  stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone }).catch(() => undefined);
  await expect(dialog().getByRole('heading', { name: 'WhatsApp asks for a passkey' })).toBeVisible();
}
async function prove(): Promise<void> {
  await dialog()
    .getByRole('checkbox', { name: /Experimental/ })
    .check();
  await button('Copy request').click();
  await expect(button('Copied')).toBeVisible();
  const proof = await proveInBrowser(stage.simulator, await clipboard(app.app), { phone });
  await dialog().getByLabel('Paste what your browser copied').fill(proof);
  await button('Hand it over').click();
}

test('links by a code that is typed on the phone, and says when another one was typed', async () => {
  await askForCode('+49 1511 2345678');
  const code = await shownCode();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
  await expect(dialog().getByText('+49 1511 2345678')).toBeVisible();
  await expect(dialog().getByRole('timer')).toHaveText(/^[0-3]:\d\d left$/);
  await button('Copy code').click();
  await expect(button('Copied')).toBeVisible();
  expect(await clipboard(app.app)).toBe(code);

  await stage.simulator.admin.enterCode({ phone, code: 'ZZZZ-ZZZZ' }).catch(() => undefined);
  await expect(dialog().getByText('Another code was typed on the phone.')).toBeVisible();
  expect(await shownCode()).toBe(code);
  const linked = await stage.simulator.admin.enterCode({ phone, code });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
  await expect(accountTab(page, linked.name)).toBeVisible();
});

test('checks a number before it is sent, and goes back to the code to scan', async () => {
  await askForCode('12');
  await expect(dialog().getByRole('alert')).toContainText('does not look like a phone number');
  await dialog().getByLabel('Phone number of the account').fill('0049 (0)1511 2345678');
  await expect(dialog().getByText('The code will be for +49 1511 2345678')).toBeVisible();
  await button('Get a code').click();
  await shownCode();
  await button('Scan a QR code instead').click();
  await stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
});

test('says what each refusal of a code means, and a code to scan still links', async () => {
  for (const [code, sentence] of [
    [400, 'WhatsApp gave no code for this number.'],
    [429, 'Codes for this number were asked for too often.'],
    [452, 'WhatsApp does not offer codes for this account.'],
    [500, 'WhatsApp could not make a code right now.'],
  ] as const) {
    await stage.simulator.admin.refuseCodes({ code });
    await askForCode(`+${phone}`);
    await expect(dialog().getByRole('alert')).toContainText(sentence);
    if (code !== 500) await button('Cancel').click();
  }
  await button('Scan a QR code instead').click();
  await stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
});

test('says that a number is here already, and that a code came to nothing', async () => {
  const { phoneNumber } = await linkAccount(page, stage.simulator);
  await askForCode(`+${phoneNumber}`);
  await expect(dialog().getByRole('alert')).toContainText('This number is in Switchboard already.');
  await dialog().getByLabel('Phone number of the account').fill(`+${phone}`);
  await button('Get a code').click();
  await shownCode();
  await stage.simulator.admin.refreshCode({ phone, forced: true });
  await expect(dialog().getByText('Nobody typed it in time.')).toBeVisible();
  await button('Get a new code').click();
  await stage.simulator.admin.enterCode({ phone, code: await shownCode() });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
});

test('says that the phone has four devices already, and that the service is gone', async () => {
  for (let count = 0; count < 4; count++) {
    const other = makeClient(stage.simulator);
    const { qr } = await other.waitFor('connection.update', (update) => update.qr !== undefined);
    await stage.simulator.admin.scanQr(qr ?? '', { phone });
    await other.end();
  }
  await askForCode(`+${phone}`);
  stage.simulator.admin.enterCode({ phone, code: await shownCode() }).catch(() => undefined);
  await expect(dialog().getByRole('alert')).toContainText('four linked devices already');
  await button('Get a new code').click();
  await shownCode();
  await stage.simulator.stop();
  await expect(dialog().getByRole('alert')).toContainText('ended before your phone answered');
});

test('links again to the same number only, by code as well, and shows the details of the link', async () => {
  const account = await linkAccount(page, stage.simulator, phone);
  await stage.simulator.admin.unlink({ phone });
  await page.getByRole('button', { name: 'Link again' }).first().click();
  await stage.simulator.admin.addPhone({ phone: '447911123456' });
  await stage.simulator.admin
    .scanQr(await readQrFromScreen(page), { phone: '447911123456' })
    .catch(() => undefined);
  await expect(dialog().getByRole('alert')).toContainText('has another number');
  await button('Link with phone number instead').click();
  const field = dialog().getByLabel('Phone number of the account');
  await expect(field).toHaveValue(`+${phone}`);
  await field.fill('+447911123456');
  await button('Get a code').click();
  await expect(dialog().getByRole('alert')).toContainText('This account has another phone number.');
  await field.fill(`+${phone}`);
  await button('Get a code').click();
  await stage.simulator.admin.enterCode({ phone, code: await shownCode() });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
  await expect(accountTab(page, account.name)).toHaveAccessibleName(/Online/u);
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Link details' }).click();
  const details = page.getByRole('dialog', { name: 'Link details' });
  await expect(details).toContainText('1 of 4');
  await expect(details).toContainText('Linked sinceToday');
});

test('draws the code anew when its secret is retired', async () => {
  await stage.simulator.admin.passkey({ phone, mode: 'reg-refresh' });
  await addAccount();
  const before = await readQrFromScreen(page);
  await stage.simulator.admin.scanQr(before, { phone }).catch(() => undefined);
  await expect(async () => {
    expect(await readQrFromScreen(page)).not.toBe(before);
  }).toPass();
  await stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone });
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
});

test('explains the passkey, copies details without secrets, and leaves nothing when it is cancelled', async () => {
  await scanBehindGate('passkey');
  await expect(dialog().getByText('Your number, your phone and your other accounts are fine.')).toBeVisible();
  await expect(dialog().getByRole('checkbox', { name: /Experimental/ })).not.toBeChecked();
  await expect(dialog().getByRole('img', { name: 'QR code to scan with your phone' })).toBeHidden();
  await button('Copy details').click();
  await expect(button('Copied')).toBeVisible();
  const details = await clipboard(app.app);
  expect(details).toContain('WhatsApp asked for a passkey');
  expect(details).not.toContain(phone);
  await button('Cancel').click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByRole('tab')).toHaveCount(0);
});

test('links through the experimental passkey step, comparing the codes', async () => {
  await scanBehindGate('passkey');
  await dialog()
    .getByRole('checkbox', { name: /Experimental/ })
    .check();
  await dialog().getByLabel('Paste what your browser copied').fill('something else');
  await button('Hand it over').click();
  await expect(dialog().getByRole('alert')).toContainText('This is not the answer that your browser copied.');
  const onPhone = stage.simulator.admin.waitFor((event) => event.type === 'passkey-code');
  await prove();
  expect((await shownCode()).replace('-', '')).toBe((await onPhone)['code']);
  await button('The codes are the same').click();
  await expect(dialog()).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('tab')).toHaveCount(1);
});

test('ends when the codes differ', async () => {
  await scanBehindGate('passkey');
  await prove();
  await shownCode();
  await button('They differ').click();
  await expect(dialog().getByRole('alert')).toContainText('The codes were different');
});

test('says that WhatsApp did not take the proof, and remembers the setting', async () => {
  await scanBehindGate('refuse');
  await prove();
  await expect(dialog().getByRole('alert')).toContainText('WhatsApp did not take the passkey.');
  await button('Get a new code').click();
  stage.simulator.admin.scanQr(await readQrFromScreen(page), { phone }).catch(() => undefined);
  await expect(dialog().getByRole('checkbox', { name: /Experimental/ })).toBeChecked();
});

test('says so when the line ends in the middle', async () => {
  await scanBehindGate('close-at-proof');
  await prove();
  await expect(dialog().getByRole('alert')).toContainText(
    'The connection ended in the middle of the passkey step.',
  );
});
