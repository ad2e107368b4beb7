import { expect, openScenario, test } from './open.ts';

test('a passphrase is chosen with its rules said', async ({ quietPage: page }) => {
  await openScenario(page, 'vault');
  await expect(page.getByRole('heading', { name: 'Protect your data' })).toBeVisible();
  const use = page.getByRole('button', { name: 'Use this passphrase' });
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await use.click();
  await expect(page.getByText('Use at least 8 characters.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill('long enough');
  await use.click();
  await expect(page.getByText('The two passphrases are not the same.')).toBeVisible();
  await page.getByLabel('Repeat the passphrase').fill('long enough');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(page.getByRole('img', { name: 'Stored without a passphrase' })).toHaveCount(0);
});

test('a plain key file needs a yes, and goes on being shown', async ({ quietPage: page }) => {
  await openScenario(page, 'vault');
  const go = page.getByRole('button', { name: 'Continue without a passphrase' });
  await expect(go).toBeDisabled();
  await page.getByLabel('I understand that anyone who can read this folder can open my chats').check();
  await go.click();
  const mark = page.getByRole('img', { name: 'Stored without a passphrase' });
  await expect(mark).toBeVisible();
  await mark.focus();
  await expect(page.getByRole('tooltip')).toContainText('Anyone who can read this folder');
});

test('a wrong passphrase is said plainly, the right one opens', async ({ quietPage: page }) => {
  await openScenario(page, 'locked');
  await page.getByLabel('Passphrase').fill('wrong one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This passphrase is not right');
  await page.getByLabel('Passphrase').fill('correct horse');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('tab')).toHaveCount(2);
});

test('the notice comes before everything else', async ({ quietPage: page }) => {
  await openScenario(page, 'notice');
  await expect(page.getByText('Switchboard is an unofficial client.')).toBeVisible();
  await page.getByRole('button', { name: 'I understand, continue' }).click();
  await expect(page.getByText('Link your first account')).toBeVisible();
});

test('a start that fails can be tried again', async ({ quietPage: page }) => {
  await openScenario(page, 'snapshot-fails');
  await page.evaluate(() => window.playground.unfail('window.snapshot'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Link your first account')).toBeVisible();
});

test('the test service is marked on every screen', async ({ quietPage: page }) => {
  await openScenario(page, 'plain-file');
  await expect(page.getByText('Test service: not WhatsApp')).toBeVisible();
});

test('an error in drawing leaves a sentence and a way on, not an empty window', async ({ page }) => {
  await openScenario(page, 'five');
  await expect(page.getByRole('tab')).toHaveCount(5);
  await page.evaluate(() => window.playground.born(null as never));
  await expect(page.getByRole('heading', { name: 'This window has stopped' })).toBeVisible();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('tab')).toHaveCount(5);
});
