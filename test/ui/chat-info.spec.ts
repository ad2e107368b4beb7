import type { Page } from '@playwright/test';
import { expect, findings, openScenario, overflow, test } from './open.ts';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Chat info' });
const rows = (page: Page) => page.getByRole('list', { name: 'Chats' }).getByRole('button');
const calls = (page: Page, name: Parameters<typeof window.playground.calls>[0]) =>
  page.evaluate((command) => window.playground.calls(command), name);

async function openInfo(page: Page, title: string, scenario = 'five'): Promise<void> {
  await openScenario(page, scenario);
  await rows(page).filter({ hasText: title }).first().click();
  await page.getByRole('button', { name: 'Chat info' }).click();
  await expect(panel(page).getByRole('heading', { level: 3, name: title })).toBeVisible();
}

test('a person: number, about, settings that are told at once, block and unblock', async ({
  quietPage: page,
}) => {
  await openInfo(page, 'Maria Lopez');
  await expect(panel(page).getByText('+44 7911 123456')).toBeVisible();
  await expect(panel(page).getByText('At work until six, call me after.')).toBeVisible();
  await panel(page).getByLabel('Disappearing messages').selectOption('7 days');
  await expect.poll(() => calls(page, 'chats.setTimer')).toMatchObject([{ seconds: 604_800 }]);
  await panel(page).getByLabel('Notifications').selectOption('Until you unmute it');
  await expect(panel(page).getByLabel('Notifications')).toHaveValue('forEver');
  await panel(page).getByLabel('Pinned to the top').click();
  await expect(
    rows(page).filter({ hasText: 'Maria Lopez' }).getByRole('img', { name: 'Pinned' }),
  ).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Block…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click();
  await expect(panel(page).getByText('Blocked', { exact: true })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Unblock' }).click();
  await expect(panel(page).getByText('Blocked', { exact: true })).toHaveCount(0);
});

test('a group: description, members and what an admin may do', async ({ quietPage: page }) => {
  await openInfo(page, 'Spring market');
  await expect(panel(page).getByText('Everything about the trip')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Change the description' }).click();
  const text = page.getByRole('dialog').getByLabel('Description');
  await text.fill('Stalls, times, and who brings what.');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(panel(page).getByText('Stalls, times, and who brings what.')).toBeVisible();
  await panel(page).getByLabel('Only admins can write').click();
  await expect(panel(page).getByLabel('Only admins can write')).toBeChecked();
  await expect.poll(() => calls(page, 'groups.setSettings')).toMatchObject([{ announceOnly: true }]);

  const members = panel(page).getByRole('region', { name: 'Members' });
  await expect(members.getByRole('listitem').first()).toContainText('Owner');
  await members.getByRole('button', { name: 'Menu of Aisha Khan' }).click();
  await page.getByRole('menuitem', { name: 'Make an admin' }).click();
  await expect(members.getByRole('listitem').filter({ hasText: 'Aisha Khan' })).toContainText('Admin');
  await members.getByRole('button', { name: 'Menu of Farid Haddad' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the group…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(members.getByRole('listitem').filter({ hasText: 'Farid' })).toHaveCount(0);
  await members.getByRole('button', { name: 'Add members' }).click();
  await page.keyboard.type('zo');
  await expect(page.getByRole('option', { name: /Zoë Martin/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add 1 member' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(members.getByRole('listitem').filter({ hasText: 'Zoë' })).toHaveCount(1);
  await panel(page).getByRole('button', { name: 'Show invite link' }).click();
  await expect(panel(page).getByText('https://chat.whatsapp.com/Hj7K2mQxTz1')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Make a new link' }).click();
  await expect(panel(page).getByText('https://chat.whatsapp.com/Hj7K2mQxTz2')).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Leave group…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave group' }).click();
  await expect(panel(page).getByText('You are not in this group any more.')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Add members' })).toHaveCount(0);
});

test('several are added at once; who lets nobody add them is named, and can be written to with the link', async ({
  quietPage: page,
}) => {
  await openInfo(page, 'Spring market');
  await panel(page).getByRole('button', { name: 'Add members' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add members' });
  const option = (name: RegExp) => dialog.getByRole('option', { name });
  // Who is in the group already can't be chosen.
  await expect(option(/Aisha Khan/)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Chosen' })).toHaveCount(0);

  // By keys alone: two by their letters, the third by mistake.
  await page.keyboard.type('hugo');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox')).toHaveValue('');
  await page.keyboard.type('grace');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(option(/Grace Liu/)).toHaveAttribute('aria-selected', 'true');
  await option(/Zoë Martin/).click();
  await expect(dialog.getByRole('button', { name: 'Add 3 members' })).toBeVisible();
  await dialog.getByRole('combobox').press('Backspace');
  await expect(option(/Zoë Martin/)).toHaveAttribute('aria-selected', 'false');
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Add 2 members' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(dialog.getByRole('alert')).toContainText('1 person could not be added');
  await expect(dialog.getByRole('alert')).toContainText('1 person was added.');
  expect(await findings(page)).toEqual([]);
  expect(await calls(page, 'groups.changeMembers')).toMatchObject([{ action: 'add', personIds: ['5', '4'] }]);
  await dialog.getByRole('button', { name: 'Write to Hugo Lind with the invite link' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /^Message/ })).toHaveValue(/chat\.whatsapp\.com/);
});

test('what the service refuses is said in words, and the panel stays', async ({ quietPage: page }) => {
  await openInfo(page, 'Spring market');
  await page.evaluate(() => window.playground.fail('groups.setSubject', 'group-not-admin'));
  await panel(page).getByRole('button', { name: 'Change the name…' }).click();
  await page.getByRole('dialog').getByLabel('Name of the group').fill('Autumn market');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Only admins of this group can do that.')).toBeVisible();
});

test('the panel follows the chat, and Escape leads back to its button', async ({ quietPage: page }) => {
  await openInfo(page, 'Maria Lopez');
  await rows(page).filter({ hasText: 'Jonas Weber' }).first().click();
  await expect(panel(page).getByRole('heading', { level: 3, name: 'Jonas Weber' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Chat info' })).toBeFocused();
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const title of ['Maria Lopez', 'Spring market']) {
      test(`${title}: axe finds nothing, all is inside`, async ({ quietPage: page }) => {
        await openInfo(page, title, theme === 'dark' ? 'five&dir=rtl' : 'five');
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
  test(`fits ${size.width} × ${size.height}`, async ({ quietPage: page }) => {
    await page.setViewportSize(size);
    await openInfo(page, 'Spring market');
    expect(await overflow(page)).toEqual([]);
  });
}

test.describe('new chat', () => {
  const field = (page: Page) => page.getByRole('combobox', { name: 'Name or phone number' });
  test('with somebody of the address book, by keys alone', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+N');
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('option', { name: /Aisha Khan/ })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.type('chiara');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await calls(page, 'chats.start')).toMatchObject([{ personId: '12' }]);
  });

  test('by a number, which is grouped as its country does it, and looked up once', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'five');
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByLabel('Begin it as').selectOption('Studio Nine');
    await field(page).fill('nobody at all');
    await expect(page.getByText('Nobody is called that.')).toBeVisible();
    await field(page).fill('+49 1511 2340000');
    const line = page.getByRole('option', { name: /Begin a chat with this number/ });
    await expect(line).toContainText('+49 1511 2340000');
    await line.click();
    await expect(page.getByRole('alert')).toContainText('not on WhatsApp');
    expect(await findings(page)).toEqual([]);
    await field(page).fill('07911 123450');
    await expect(line).toContainText('+44 7911 123450');
    await line.click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('Sending as Studio Nine')).toBeVisible();
    // It stands in no list yet; its details say who it is.
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('+07911123450');
    expect(await calls(page, 'chats.start')).toMatchObject([
      { accountId: 'account-0002', phoneNumber: '+49 1511 2340000', region: 'GB' },
      { accountId: 'account-0002', phoneNumber: '07911 123450', region: 'GB' },
    ]);
  });

  test('fits a small window, in the dark, from right to left', async ({ quietPage: page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 480, height: 500 });
    await page.goto('/?scenario=five&dir=rtl');
    await page.getByRole('button', { name: 'New chat' }).click();
    await expect(page.getByRole('option', { name: /Aisha Khan/ })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  });
});
