import { expect, findings, openScenario, overflow, test } from './open.ts';

const openMenu = async (page: import('@playwright/test').Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a proxy is chosen, tested, stored without its password, and taken away again', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openMenu(page, 'Proxy…');
  const dialog = page.getByRole('dialog', { name: 'Proxy of Blue Door Bakery' });
  await expect(dialog.getByLabel('Kind')).toHaveValue('none');
  await expect(dialog.getByRole('button', { name: 'Test' })).toHaveCount(0);
  await dialog.getByLabel('Kind').selectOption('SOCKS5');
  await expect(dialog.getByLabel('Port')).toHaveValue('1080');
  await dialog.getByLabel('Kind').selectOption('HTTP');
  await expect(dialog.getByLabel('Port')).toHaveValue('8080');

  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText('Type a name or an address')).toBeVisible();
  await dialog.getByLabel('Address').fill('dead.example.org');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(/Nothing that is a proxy answers there/);
  await dialog.getByLabel('Address').fill('proxy.example.org');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByLabel('Name').fill('me');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByRole('button', { name: 'Test' }).click();
  await expect(dialog.getByText('It took 84 ms.')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save and reconnect' }).click();
  await expect(dialog).toHaveCount(0);

  await openMenu(page, 'Proxy…');
  await expect(dialog.getByLabel('Address')).toHaveValue('proxy.example.org');
  await expect(dialog.getByLabel('Password')).toHaveValue('');
  await expect(dialog.getByLabel('Password')).toHaveAttribute('placeholder', 'Unchanged');
  await dialog.getByLabel('Port').fill('3128');
  await expect(dialog.getByText('Type the password again')).toBeVisible();
  await dialog.getByLabel('Kind').selectOption('No proxy');
  await dialog.getByRole('button', { name: 'Save and reconnect' }).click();
  await openMenu(page, 'Proxy…');
  await expect(dialog.getByLabel('Kind')).toHaveValue('none');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('settings are of one account, and of new ones when that is wanted', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openMenu(page, 'Settings…');
  const first = page.getByRole('dialog', { name: 'Settings of Blue Door Bakery' });
  await expect(first.getByLabel('Appear online while')).not.toBeChecked();
  await expect(first.getByLabel('Tell people')).toBeChecked();
  await first.getByLabel('Appear online while').check();
  await first.getByLabel('Tell people').uncheck();
  expect(await findings(page)).toEqual([]);
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first).toHaveCount(0);

  await page.keyboard.press('Control+2');
  await openMenu(page, 'Settings…');
  const second = page.getByRole('dialog', { name: 'Settings of Harbour Cycles' });
  await expect(second.getByLabel('Appear online while')).not.toBeChecked();
  await second.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Control+1');
  await openMenu(page, 'Settings…');
  await expect(first.getByLabel('Appear online while')).toBeChecked();
  await expect(first.getByLabel('Tell people')).not.toBeChecked();
});

test('all accounts are paused, resumed and checked from the foot of the strip', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const all = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await all('Pause all accounts');
  for (const tab of await page.getByRole('tab').all()) await expect(tab).toHaveAccessibleName(/, Paused\./);
  await expect(page.getByText('You paused this account.')).toBeVisible();
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(page.getByRole('tab').first()).toHaveAccessibleName(/Online/);
  await all('Resume all accounts');
  for (const tab of await page.getByRole('tab').all()) await expect(tab).toHaveAccessibleName(/Online/);
  await all('Check connections…');
  const dialog = page.getByRole('dialog', { name: 'Check connections' });
  await expect(dialog).toContainText('5 accounts. 5 are online. 5 connections are open.');
  await expect(dialog).toContainText('Everything agrees');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByRole('button', { name: 'Check again' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
});

test('the check names what differs, account by account, and what to do', async ({ quietPage: page }) => {
  await openScenario(page, 'differences');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Check connections…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check connections' });
  const items = dialog.getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.nth(0)).toContainText('The login of this account is not stored. Link it again.');
  await expect(items.nth(1)).toContainText('Blue Door Bakery');
  await expect(items.nth(2)).toContainText('An account that is not shown');
  await expect(dialog).toContainText('Restart Switchboard');
  expect(await overflow(page)).toEqual([]);
  expect(await findings(page)).toEqual([]);
});

test('a pinned account stands first', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await page.getByRole('tab').nth(3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click();
  await expect(page.getByRole('tab').first()).toHaveAccessibleName(/Greenfield Vet/);
  await page.getByRole('tab').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Unpin' }).click();
  await expect(page.getByRole('tab').nth(3)).toHaveAccessibleName(/Greenfield Vet/);
});

for (const [name, size] of [
  ['small', { width: 480, height: 420 }],
  ['tall', { width: 1280, height: 900 }],
] as const) {
  test(`the dialogs fit a window that is ${name}`, async ({ quietPage: page }) => {
    await page.setViewportSize(size);
    await openScenario(page, 'five');
    for (const item of ['Settings…', 'Proxy…']) {
      await openMenu(page, item);
      if (item === 'Proxy…') await page.getByLabel('Kind').selectOption('HTTPS');
      expect(await overflow(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });
}
