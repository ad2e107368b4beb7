import type { Page } from '@playwright/test';
import en from '../../resources/locales/en.json' with { type: 'json' };
import { expect, findings, openChat, openScenario, test } from './open.ts';

const rows = (page: Page) => page.getByRole('list', { name: 'Chats' }).getByRole('button');

test.describe('one inbox', () => {
  test('shows the chats of all accounts, each with its account, and answers from the right one', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'five');
    await page.keyboard.press('Control+0');
    await expect(page.getByRole('heading', { level: 1, name: 'All accounts' })).toBeVisible();
    await expect(rows(page).first()).toContainText('Account:');
    const row = rows(page).filter({ hasText: 'Account: Studio Nine' }).first();
    await row.click();
    await expect(page.getByText('Sending as Studio Nine')).toBeVisible();
    await page.evaluate(() => window.playground.incoming(3, '9', 'to the fourth account'));
    const moved = rows(page).filter({ hasText: 'to the fourth account' });
    await expect(moved).toContainText('Greenfield Vet');
    // The account itself remembers its own chat, which is none.
    await page.keyboard.press('Control+3');
    await expect(page.getByText('Choose a chat')).toBeVisible();
    await page.keyboard.press('Control+0');
    await expect(page.getByText('Sending as Studio Nine')).toBeVisible();
  });

  test('filters: what is read leaves the list and stays open', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await page.keyboard.press('Control+Shift+U');
    await expect(page.getByRole('radio', { name: 'Unread' })).toBeChecked();
    await expect(rows(page)).toHaveCount(3);
    await rows(page).first().click();
    const title = page.getByRole('heading', { level: 2 }).first();
    await expect(title).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await expect(title).toBeVisible();
    await page.getByRole('radio', { name: 'Archived' }).check();
    await expect(page.getByText('Nothing is archived')).toBeVisible();
    await page.getByRole('button', { name: 'Show all chats' }).click();
    await expect(page.getByRole('radio', { name: 'All', exact: true })).toBeChecked();
  });
});

test('keys step through chats and accounts; each account has its chat when it comes back', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await rows(page).first().waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Control+Tab');
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Cycles' })).toBeVisible();
  await expect(page.getByText('Choose a chat')).toBeVisible();
  await page.keyboard.press('Control+Shift+Tab');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
});

test('a further page that fails is asked for again by a person', async ({ quietPage: page }) => {
  await openScenario(page, 'many-chats');
  await rows(page).first().waitFor();
  await page.evaluate(() => window.playground.fail('chats.list', 'store-unavailable'));
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(page.getByText('The other chats could not be loaded.')).toBeVisible();
  await page.evaluate(() => window.playground.unfail('chats.list'));
  await page.getByRole('listitem').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('The other chats could not be loaded.')).toHaveCount(0);
  await expect(page.locator('[aria-setsize="80"]').first()).toBeVisible();
});

test.describe('palette', () => {
  test('finds accounts, chats and commands, by the keyboard alone', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+K');
    const field = page.getByRole('combobox', { name: 'Find an account, chat or command' });
    await expect(field).toBeFocused();
    await page.keyboard.type('studio');
    await expect(page.getByRole('option').first()).toContainText('Studio Nine');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Studio Nine' })).toBeVisible();

    await page.keyboard.press('Control+K');
    await page.keyboard.type('spring mar');
    const chat = page.getByRole('option').filter({ hasText: 'Spring market' }).first();
    await expect(chat).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'Spring market' })).toBeVisible();

    await page.keyboard.press('Control+K');
    await page.keyboard.type('overv');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Overview of accounts' })).toBeVisible();

    await page.keyboard.press('Control+K');
    await page.keyboard.type('qqqq');
    await expect(page.getByText('Nothing is called that.')).toBeVisible();
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('finds chats of accounts that were never shown, and opens them there', async ({ quietPage: page }) => {
    await openScenario(page, 'many');
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+K');
    await page.keyboard.type('omar');
    const hit = page.getByRole('option').first();
    await expect(hit).toContainText('Omar');
    await hit.click();
    await expect(page.getByRole('heading', { level: 2, name: /Omar/ })).toBeVisible();
  });
});

test.describe('overview', () => {
  test('says in words how each account is, sorts, filters, and offers the next step', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'states');
    await page.keyboard.press('Control+Shift+O');
    const line = (name: string) => page.getByRole('row', { name: new RegExp(name) });
    await expect(line('Corner Books')).toContainText('Another program is using this linked device');
    await line('Blue Door Bakery').getByRole('button', { name: 'Try now' }).click();
    await expect(line('Blue Door Bakery')).toContainText('Online');
    await page.getByRole('button', { name: 'State' }).click();
    await expect(page.getByRole('columnheader', { name: 'State' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('row').nth(1)).toContainText('Unlinked');
    await page.getByRole('combobox', { name: 'Filter accounts' }).selectOption('Needs you');
    await expect(page.getByRole('row')).toHaveCount(5);
    await page.getByLabel('Find in this table').fill('alp');
    await expect(page.getByRole('row')).toHaveCount(2);
    expect(await findings(page)).toEqual([]);
  });

  test('acts on many at once, and on none that is out of sight', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await page.keyboard.press('Control+Shift+O');
    await page.getByLabel('Choose all').check();
    await expect(page.getByText('5 chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('row', { name: /Paused/ })).toHaveCount(5);
    await page.getByLabel('Find in this table').fill('harbour');
    await expect(page.getByText('1 chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).first().click();
    await page.getByLabel('Find in this table').fill('');
    await expect(page.getByRole('row', { name: /Paused/ })).toHaveCount(4);
    await page.getByRole('button', { name: 'Back up…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test.describe('settings', () => {
  test('change the look at once, and keep it', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    const height = async (): Promise<number> => (await rows(page).first().boundingBox())?.height ?? 0;
    await rows(page).first().waitFor();
    const usual = await height();
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
    await page.getByRole('radio', { name: '150 %' }).check();
    await page.getByRole('radio', { name: 'Compact' }).check();
    await page.getByLabel('Reduce motion').check();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close settings' }).click();
    expect(await height()).toBeCloseTo((usual * 52 * 1.5) / 64, 0);
    expect(await page.evaluate(() => window.playground.calls('preferences.set'))).toEqual([
      { theme: 'dark' },
      { textSize: 150 },
      { density: 'compact' },
      { motion: 'less' },
    ]);
  });

  test('what cannot be kept is told and taken back', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await page.evaluate(() => window.playground.fail('preferences.set', 'internal'));
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'As the system' }).first()).toBeChecked();
  });

  test('of new accounts are kept apart from those that are here', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await page.keyboard.press('Control+,');
    await page
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('button', { name: 'New accounts' })
      .click();
    await page.getByLabel('Tell people').uncheck();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => window.playground.calls('accounts.setDefaults').length)).toBe(1);
    await page.getByRole('button', { name: 'Proxy…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Proxy of new accounts' });
    await dialog.getByLabel('Kind').selectOption('SOCKS5');
    await dialog.getByLabel('Address').fill('proxy.example.org');
    await dialog.getByLabel('Port').fill('1080');
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    const kept = await page.evaluate(() => window.playground.calls('accounts.setProxy'));
    expect(kept).toMatchObject([{ accountId: null, proxy: { kind: 'socks5', port: 1080 } }]);
  });
});

test('names and messages are hidden by one key, wherever they stand', async ({ quietPage: page }) => {
  await openScenario(page, 'groups');
  await openChat(page, 1);
  await page.keyboard.press('Control+Shift+H');
  const readable = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const secrets = ['Maria Lopez', 'Blue Door Bakery', '+49', 'Customers', 'No hurry'];
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || parent.closest('.visually-hidden') !== null) continue;
        const text = node.textContent ?? '';
        if (!secrets.some((secret) => text.includes(secret))) continue;
        if (getComputedStyle(parent).color !== 'rgba(0, 0, 0, 0)') found.push(text);
      }
      return found;
    });
  expect(await readable()).toEqual([]);
  await page.keyboard.press('Control+Shift+H');
  expect((await readable()).length).toBeGreaterThan(3);
});

test('the sheet has every shortcut, and its own key closes it', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await page.keyboard.press('Control+/');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(sheet).toContainText('Ctrl+1 to Ctrl+9');
  await page.keyboard.press('Control+2');
  await expect(page.locator('h1')).toHaveText('Blue Door Bakery');
  await page.keyboard.press('Control+/');
  await expect(sheet).toHaveCount(0);
});

test('there is one heading of the page, also where an open chat leaves no room for the list', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openChat(page, 0);
  const headings = page.getByRole('heading', { level: 1 });
  await expect(headings).toHaveText(['Blue Door Bakery']);
  await page.setViewportSize({ width: 640, height: 500 });
  await expect(page.getByRole('list', { name: 'Chats' })).toBeHidden();
  await expect(headings).toHaveText(['Blue Door Bakery']);
});

test.describe('what the first view does without', () => {
  const isLate = (url: URL): boolean => url.pathname.includes('/late-parts-') && url.pathname.endsWith('.js');

  test('is read when the window rests, before anybody asks', async ({ quietPage: page }) => {
    const read = page.waitForResponse((response) => isLate(new URL(response.url())));
    await openScenario(page, 'five');
    expect((await read).ok()).toBe(true);
    await expect(rows(page).first()).toBeVisible();
  });

  test('that can not be read is told when it is wanted, and not before', async ({ page }) => {
    await page.route(isLate, (route) => route.abort());
    const failed = page.waitForEvent('requestfailed', (request) => isLate(new URL(request.url())));
    await openScenario(page, 'five');
    await failed;
    await expect(rows(page).first()).toBeVisible();
    await rows(page).first().click();
    await expect(page.getByRole('heading', { name: en.app.broken.title })).toBeVisible();
    await page.unroute(isLate);
    await page.getByRole('button', { name: en.app.broken.reload }).click();
    await rows(page).first().click();
    await expect(page.getByRole('log', { name: 'Messages' })).toBeVisible();
  });
});
