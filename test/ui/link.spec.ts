import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { expect, openScenario, test } from './open.ts';
import { sampleCode } from './playground/scenarios.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`the code can be read from a picture of the window, ${theme}`, async ({ quietPage: page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openScenario(page, 'link-scan');
    await page.getByRole('button', { name: 'Add account' }).click();
    const code = page.getByRole('img', { name: 'QR code to scan with your phone' });
    await expect(code).toBeVisible();
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(264);
    const { data, width, height } = PNG.sync.read(await page.screenshot());
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(sampleCode);
    await expect(page.getByRole('timer')).toHaveText(/^New code in \d+ s$/);
  });
}

test('the dialog follows the link and shows the new account at its end', async ({ quietPage: page }) => {
  await openScenario(page, 'link-scan');
  await page.getByRole('button', { name: 'Add account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link an account' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await expect(page.getByRole('tab', { includeHidden: true })).toHaveCount(1);
  await page.evaluate(() =>
    window.playground.setLinking({ kind: 'linking', linking: { kind: 'confirming' } }),
  );
  await expect(dialog.getByText('Scanned.')).toBeVisible();
  await page.evaluate(() =>
    window.playground.setLinking({ kind: 'linking', linking: { kind: 'syncing', percent: 40 } }),
  );
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
  await page.evaluate(() => window.playground.born('Night Desk'));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Night Desk' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(2);
});

test('a proxy can be chosen before the code is scanned', async ({ quietPage: page }) => {
  await openScenario(page, 'link-scan');
  await page.getByRole('button', { name: 'Add account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link an account' });
  await dialog.getByRole('button', { name: 'Proxy' }).click();
  const proxy = page.getByRole('dialog', { name: /^Proxy of/ });
  await proxy.getByLabel('Kind').selectOption('SOCKS5');
  await proxy.getByLabel('Address').fill('proxy.example.org');
  await proxy.getByLabel('Port').fill('1080');
  await page.screenshot({ path: test.info().outputPath('link-proxy.png') });
  await proxy.getByRole('button', { name: 'Save' }).click();
  await expect(proxy).toHaveCount(0);
  // The link goes on where it was.
  await expect(dialog.getByRole('img')).toBeVisible();
  expect(await page.evaluate(() => window.playground.calls('accounts.setProxy').length)).toBe(1);
  await page.screenshot({ path: test.info().outputPath('link-after-proxy.png') });
});

test('Cancel and Escape leave no half account', async ({ quietPage: page }) => {
  await openScenario(page, 'link-waiting');
  for (const leave of [
    () => page.getByRole('button', { name: 'Cancel' }).click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await page.getByRole('button', { name: 'Add account' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await leave();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('tab')).toHaveCount(1);
  }
  await page.waitForTimeout(200);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => window.playground.calls('accounts.cancelLink').length)).toBe(2);
});

test('a code that ran out can be renewed', async ({ quietPage: page }) => {
  await openScenario(page, 'link-expired');
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByText('The code ran out')).toBeVisible();
  const renew = page.getByRole('button', { name: 'Get a new code' });
  await expect(renew).toBeFocused();
  await renew.click();
  await expect(page.getByText('Getting a code')).toBeVisible();
});

test('an add that fails says what to do', async ({ quietPage: page }) => {
  await openScenario(page, 'failing');
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('alert')).toContainText('Try again');
  await page.evaluate(() => window.playground.unfail('accounts.add'));
  await page.getByRole('button', { name: 'Get a new code' }).click();
  await expect(page.getByText('Getting a code')).toBeVisible();
});
