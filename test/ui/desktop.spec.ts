import { expect, findings, openScenario, overflow, test } from './open.ts';
import type { Page } from '@playwright/test';

const openSettings = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Settings/ }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: title }).click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
};

test('locking takes everything off the screen, and unlocking brings it back where it was', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'passphrase');
  const tabs = await page.getByRole('tab').count();
  await page.getByRole('list', { name: 'Chats' }).getByRole('button').first().click();
  await page.getByRole('textbox', { name: /message/i }).fill('half a thought');
  await openSettings(page, 'Security');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Switchboard is locked' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
  expect(await page.content()).not.toContain('half a thought');
  await expect(page.getByLabel('Passphrase')).toBeFocused();
  await page.keyboard.type('correct horse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab')).toHaveCount(tabs);
  await expect(page.getByRole('textbox', { name: /message/i })).toHaveValue('half a thought');
});

test('wrong passphrases make one wait', async ({ quietPage: page }) => {
  await openScenario(page, 'locked-running');
  for (let tried = 0; tried < 3; tried += 1) {
    await page.getByLabel('Passphrase').fill(`wrong ${tried}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This passphrase is not right');
  }
  await expect(page.getByRole('timer')).toContainText('You can try again in');
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeDisabled();
  expect(await findings(page)).toEqual([]);
});

test('the system may stand in while the app runs', async ({ quietPage: page }) => {
  await openScenario(page, 'locked-running');
  await page.getByRole('button', { name: 'Unlock with Touch ID' }).click();
  await expect(page.getByRole('tab')).toHaveCount(2);
});

for (const [scenario, sentence] of [
  ['unreadable', 'which is locked'],
  ['unreadable-damaged', 'it is damaged'],
  ['unreadable-missing', 'is not beside them'],
  ['unreadable-other', 'copied here from another computer'],
  ['unreadable-gone', 'no key store answers'],
  ['unreadable-changed', 'it was reset'],
] as const) {
  test(`${scenario} says why, what to do, and looks again`, async ({ quietPage: page }) => {
    await openScenario(page, scenario);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText('Nothing has been changed or deleted.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await page.evaluate(() => window.playground.calls('vault.retry').length)).toBe(1);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await page.screenshot({ path: `.cache/shots/${scenario}.png` });
  });
}

test('notifications are chosen by keyboard, and each choice reaches main', async ({ quietPage: page }) => {
  await openScenario(page, 'passphrase');
  await openSettings(page, 'Notifications');
  await page.getByLabel('They show').selectOption('Name only');
  await page.getByLabel('Quiet hours').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('From').fill('21:30');
  await page.getByLabel('Messages with these words').fill('urgent, the order,, urgent');
  await page.getByLabel('Messages with these words').blur();
  const calls = await page.evaluate(() => window.playground.calls('notifications.setSettings'));
  expect(calls.at(-1)).toEqual({
    settings: {
      enabled: true,
      shows: 'name',
      sound: true,
      quietHours: { from: 21 * 60 + 30, to: 7 * 60 },
      keywords: ['urgent', 'the order'],
      mentionsBreakThrough: true,
    },
  });
  expect(await findings(page)).toEqual([]);
  await page.screenshot({ path: '.cache/shots/settings.png' });
});

test('a passphrase is changed with its rules said', async ({ quietPage: page }) => {
  await openScenario(page, 'passphrase');
  await openSettings(page, 'Security');
  await page.getByRole('button', { name: 'Change passphrase…' }).click();
  await page.getByLabel('Passphrase until now').fill('wrong');
  await page.getByLabel('New passphrase').fill('short');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Use at least 8 characters.')).toBeVisible();
  await page.getByLabel('New passphrase').fill('long enough');
  await page.getByLabel('Repeat the passphrase').fill('long enough');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This passphrase is not right.')).toBeVisible();
  await page.screenshot({ path: '.cache/shots/passphrase.png' });
  await page.getByLabel('Passphrase until now').fill('correct horse');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Change passphrase' })).toBeHidden();
});

test('the history of an account is read page by page', async ({ quietPage: page }) => {
  await openScenario(page, 'passphrase');
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'What happened…' }).click();
  const lines = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem');
  await expect(lines).toHaveCount(6);
  await page.screenshot({ path: '.cache/shots/events.png' });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show earlier ones' }).click();
  await expect(lines).toHaveCount(9);
  await expect(page.getByRole('button', { name: 'Show earlier ones' })).toHaveCount(0);
});

test('a report is read before it is saved; everything is deleted after two questions only', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'passphrase');
  await openSettings(page, 'Your data');
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await expect(page.getByRole('region', { name: 'Text of the report' })).toContainText('Switchboard report');
  await page.screenshot({ path: '.cache/shots/report.png' });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('The report was saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();

  await openSettings(page, 'Your data');
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue…' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Really delete everything?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await page.evaluate(() => window.playground.calls('data.wipe'))).toEqual([]);
  await page.screenshot({ path: '.cache/shots/wipe.png' });
  await page.getByRole('button', { name: 'Delete everything' }).click();
  expect(await page.evaluate(() => window.playground.calls('data.wipe').length)).toBe(1);
});
