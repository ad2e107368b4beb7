import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const rows = (page: Page) => page.getByRole('list', { name: 'Chats' }).getByRole('button');
const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Search in all messages' });
const bar = (page: Page) => page.getByRole('textbox', { name: 'Search in this chat' });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Messages found' }).getByRole('option');

const searchFor = async (page: Page, text: string): Promise<void> => {
  await rows(page).first().waitFor();
  await page.keyboard.press('Control+Shift+F');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(text);
};

/** How many words are marked in the open conversation. */
const marked = (page: Page): Promise<number> =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].length);

test.describe('starred messages', () => {
  const opened = async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+K');
    await page.keyboard.type('starred');
    await expect(page.getByRole('option', { name: /Starred messages/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(field(page)).toBeFocused();
  };

  test('stand in one list, by keys alone: one leads to its place, and without its star it is gone', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'parts');
    await rows(page).first().waitFor();
    await opened(page);
    await expect(hits(page)).toHaveCount(1);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const found = log(page).locator('[data-message]').filter({ hasText: 'Who brings the till?' }).first();
    await expect(found).toBeInViewport();
    await found.locator('[data-bubble]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /star/i }).click();
    await opened(page);
    await expect(page.getByText('No starred message fits.')).toBeVisible();
    await expect(hits(page)).toHaveCount(0);
  });

  test('of a chat are reached from what is known of it, of an account from its menu', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'five');
    await rows(page).first().click();
    await page.getByRole('button', { name: 'Chat info' }).click();
    await page.getByRole('button', { name: /Starred messages/ }).click();
    await expect(field(page)).toBeFocused();
    const asked = () =>
      page.evaluate(
        () => window.playground.calls('search.messages').at(-1) as Record<string, unknown> | undefined,
      );
    await expect.poll(async () => (await asked())?.['starred']).toBe(true);
    expect((await asked())?.['chatId']).toEqual(expect.any(String));
    await page.keyboard.press('Escape');
    await page.getByRole('tab').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Starred messages' }).click();
    await expect.poll(async () => (await asked())?.['chatId'] ?? null).toBeNull();
    expect(await asked()).toMatchObject({ starred: true });
  });
});

test.describe('everywhere', () => {
  test('finds over all accounts, leads there by keys, marks the words, and back to the newest', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'five');
    await searchFor(page, 'sourdough');
    await expect(page.getByText(/^The newest 50 messages$/)).toBeVisible();
    const named = hits(page).filter({ hasText: 'Harbour Cycles' }).first();
    await expect(named).toBeVisible();
    await expect(hits(page).first().locator('mark')).toHaveText('sourdough');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(hits(page).nth(2)).toHaveAttribute('aria-selected', 'true');
    const chat = (await hits(page).nth(2).locator('bdi').first().textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 2, name: chat })).toBeVisible();
    await expect.poll(() => marked(page)).toBeGreaterThan(0);
    await expect(log(page).getByText('sourdough').first()).toBeInViewport();
  });

  test('a hit far up is shown in its place, and one press leads to the newest', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'unread');
    await searchFor(page, 'line 17');
    const hit = hits(page).filter({ hasText: /line 17$/ });
    await hit.click();
    await expect(log(page).getByText('line 17', { exact: true })).toBeInViewport();
    await expect.poll(() => marked(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: /^(To the newest messages|\d+ new messages)$/ }).click();
    await expect(log(page).getByText('line 599', { exact: true })).toBeInViewport();
  });

  test('older hits come as one goes down, and what was looked for is there again', async ({
    quietPage: page,
  }) => {
    await openScenario(page, 'five');
    await searchFor(page, 'you');
    await expect(hits(page)).toHaveCount(50);
    for (let turn = 0; turn < 9; turn += 1) await page.keyboard.press('PageDown');
    await expect.poll(() => hits(page).count()).toBeGreaterThan(50);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+F');
    await expect(field(page)).toHaveValue('you');
    await expect(hits(page)).toHaveCount(50);
  });

  test('filters by account, person, kind, day and content', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await searchFor(page, 'tomorrow');
    await page.getByRole('combobox', { name: 'Where' }).selectOption('Studio Nine');
    await expect(hits(page).filter({ hasNotText: 'Studio Nine' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Written by' }).selectOption('You');
    await expect(hits(page).filter({ hasNotText: 'You: ' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Written by' }).selectOption('Choose a person…');
    const person = page.getByRole('combobox', { name: 'Name or number' });
    await expect(person).toBeFocused();
    await page.keyboard.type('omar');
    await expect(page.getByRole('option', { name: 'Omar Haddad' }).first()).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Written by' })).toHaveValue('person');
    await page.getByRole('button', { name: 'With a link' }).click();
    await expect(page.getByText('No message fits.')).toBeVisible();
    const asked = await page.evaluate(() => window.playground.calls('search.messages').at(-1));
    expect(asked).toMatchObject({ accountId: 'account-0002', hasLink: true, sender: expect.any(String) });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('combobox', { name: 'Where' }).selectOption('All accounts');
    await page.getByLabel('From', { exact: true }).fill('2031-01-01');
    await expect(page.getByText('No message fits.')).toBeVisible();
    await field(page).fill('');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByText('Type words that stand in the message')).toBeVisible();
  });

  test('says what went wrong, and that the index is not complete', async ({ quietPage: page }) => {
    await openScenario(page, 'indexing');
    await searchFor(page, 'hello');
    await expect(page.getByText('Older messages are still being prepared')).toBeVisible();
    await page.evaluate(() => window.playground.fail('search.messages', 'store-unavailable'));
    await page.keyboard.type(' there');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText("can't be reached");
  });

  test('is opened for one account by its button, and gives the focus back', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    const opener = page.getByRole('button', { name: 'Search messages' });
    await opener.click();
    await expect(page.getByRole('combobox', { name: 'Where' })).toHaveValue('account-0000');
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
  });
});

test.describe('in the open chat', () => {
  test('walks through the hits by keys, and leaves the reader there', async ({ quietPage: page }) => {
    await openScenario(page, 'unread');
    await openChat(page);
    await page.keyboard.press('Control+F');
    await expect(bar(page)).toBeFocused();
    await page.keyboard.type('line 31');
    await expect(page.getByText('1 of 11')).toBeVisible();
    await expect(log(page).getByText('line 319', { exact: true })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 of 11')).toBeVisible();
    await expect(log(page).getByText('line 318', { exact: true })).toBeInViewport();
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByText('1 of 11')).toBeVisible();
    for (let turn = 0; turn < 10; turn += 1) await page.keyboard.press('Enter');
    await expect(log(page).getByText('line 31', { exact: true })).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Older match' })).toBeDisabled();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
    expect(await marked(page)).toBe(0);
    await expect(log(page).getByText('line 31', { exact: true })).toBeInViewport();
  });

  test('says when nothing is found, and goes on with filters', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await openChat(page);
    await page.getByRole('button', { name: 'Search in this chat' }).click();
    await page.keyboard.type('zzzz');
    await expect(page.getByText('Nothing found')).toBeVisible();
    await page.getByRole('button', { name: 'Search with filters' }).click();
    await expect(field(page)).toHaveValue('zzzz');
    await expect(page.getByRole('combobox', { name: 'Where' })).toHaveValue('chat');
  });

  test('where no chat is open, all are searched', async ({ quietPage: page }) => {
    await openScenario(page, 'five');
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+F');
    await expect(field(page)).toBeFocused();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const direction of ['ltr', 'rtl']) {
      test(`axe finds nothing, ${direction}`, async ({ quietPage: page }) => {
        await openScenario(page, `five&dir=${direction}`);
        await searchFor(page, 'the');
        await expect(hits(page).first()).toBeVisible();
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
    await openScenario(page, 'long');
    await searchFor(page, 'a');
    await expect(hits(page).first()).toBeVisible();
    expect(await overflow(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+F');
    await page.keyboard.type('a');
    await expect(page.getByText(/^1 of/)).toBeVisible();
    expect(await overflow(page)).toEqual([]);
  });
}
