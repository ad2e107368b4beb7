import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const bubble = (page: Page, text: string) =>
  log(page).locator('[data-message]').filter({ hasText: text }).last();
const menu = (page: Page) => page.getByRole('menu', { name: 'Message', exact: true });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const calls = (page: Page, name: Parameters<typeof window.playground.calls>[0]) =>
  page.evaluate((of) => window.playground.calls(of), name);

/** A menu gives the focus back a moment after it is gone: to its message, or to what is in it. */
const focusIsBack = (page: Page, text: string): Promise<void> =>
  expect
    .poll(() => bubble(page, text).evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);

/** Sends a text, and waits until it has left. */
async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(bubble(page, text).getByRole('img', { name: 'Read' })).toBeVisible();
}
async function openMenu(page: Page, text: string): Promise<void> {
  await bubble(page, text).locator('[data-bubble]').click({ button: 'right' });
  await expect(menu(page)).toBeVisible();
}

for (const theme of ['light', 'dark'] as const) {
  for (const direction of ['ltr', 'rtl'] as const) {
    test.describe(`${theme}, ${direction}`, () => {
      test.use({ colorScheme: theme });
      test('menu, dialogs and bars: axe finds nothing, all is inside the window', async ({
        quietPage: page,
      }) => {
        test.slow();
        await openScenario(page, direction === 'rtl' ? 'five&dir=rtl' : 'five');
        await openChat(page, 1);
        await say(page, 'Shall we meet at six?');
        const look = async (): Promise<void> => {
          expect(await findings(page)).toEqual([]);
          expect(await overflow(page)).toEqual([]);
        };
        await openMenu(page, 'Shall we meet');
        await look();
        await item(page, 'Pin').press('Enter');
        await expect(item(page, 'For 7 days')).toBeVisible();
        await look();
        await item(page, 'For 7 days').click();
        await expect(bubble(page, 'Shall we meet').getByRole('img', { name: 'Pinned' })).toBeVisible();

        for (const [name, title] of [
          ['Message info', 'Message info'],
          ['Forward…', 'Forward a message'],
        ] as const) {
          await openMenu(page, 'Shall we meet');
          await item(page, name).click();
          await expect(page.getByRole('dialog', { name: title })).toBeVisible();
          await look();
          await page.keyboard.press('Escape');
        }
        await openMenu(page, 'Shall we meet');
        await item(page, 'Delete…').click();
        await expect(page.getByRole('alertdialog')).toBeVisible();
        await look();
        await page.keyboard.press('Escape');
        await expect(bubble(page, 'Shall we meet')).toBeFocused();

        await openMenu(page, 'Shall we meet');
        await item(page, 'Reply').click();
        await expect(page.getByRole('group', { name: 'Replying to' })).toBeVisible();
        await look();
        await openMenu(page, 'Shall we meet');
        await item(page, 'Edit').click();
        await expect(page.getByRole('group', { name: 'Editing a message' })).toBeVisible();
        await look();
      });
    });
  }
}

test('a reply quotes, Escape ends it, and it leads to what it answers', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await say(page, 'The first');
  await field(page).fill('half a thought');
  await openMenu(page, 'The first');
  await item(page, 'Reply').click();
  await expect(field(page)).toBeFocused();
  const bar = page.getByRole('group', { name: 'Replying to' });
  await expect(bar).toContainText('The first');
  await field(page).press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(field(page)).toHaveValue('half a thought');

  await openMenu(page, 'The first');
  await item(page, 'Reply').click();
  // Another chat has a box of its own; this one keeps its reply.
  await openChat(page, 2);
  await expect(bar).toHaveCount(0);
  await openChat(page, 1);
  await expect(bar).toBeVisible();
  await field(page).fill('The answer');
  await field(page).press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(bubble(page, 'The answer').getByRole('button', { name: /In reply to You/ })).toBeVisible();
});

test('an edit keeps the draft, and what was refused can be gone on with', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await say(page, 'Helo');
  await field(page).fill('a draft');
  await openMenu(page, 'Helo');
  await item(page, 'Edit').click();
  await expect(field(page)).toHaveValue('Helo');
  await expect(page.getByRole('button', { name: 'Attach', exact: true })).toBeDisabled();
  await page.evaluate(() => window.playground.fail('messages.edit', 'edit-too-late'));
  await field(page).fill('Hello');
  await field(page).press('Enter');
  await expect(page.getByRole('alert')).toContainText('15 minutes');
  await expect(field(page)).toHaveValue('Hello');
  await page.evaluate(() => window.playground.unfail('messages.edit'));
  await page.getByRole('button', { name: 'Save the change' }).click();
  await expect(field(page)).toHaveValue('a draft');
  await expect(bubble(page, 'Hello')).toContainText('edited');
  expect(await calls(page, 'messages.edit')).toHaveLength(2);
});

test('reactions: given from the row, moved, taken back by a click', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await say(page, 'Good news');
  await openMenu(page, 'Good news');
  await page.getByRole('menuitemcheckbox', { name: 'React with ❤️' }).click();
  const reaction = bubble(page, 'Good news').getByRole('button', { name: /from You/ });
  await expect(reaction).toHaveText('❤️');
  await openMenu(page, 'Good news');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Take back ❤️' })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  await page.getByRole('menuitemcheckbox', { name: 'React with 😂' }).click();
  await expect(reaction).toHaveText('😂');
  await reaction.click();
  await expect(reaction).toHaveCount(0);
  expect((await calls(page, 'messages.react')).map((call) => (call as { emoji: string }).emoji)).toEqual([
    '❤️',
    '😂',
    '',
  ]);
});

test('keyboard alone: to a message, through its menu, and back', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await say(page, 'one');
  await say(page, 'two');
  await log(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect(bubble(page, 'two')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(bubble(page, 'one')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  // Through the row of reactions, then below it.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitemcheckbox', { name: 'React with ❤️' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Reply')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await expect(bubble(page, 'one')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(bubble(page, 'one').getByRole('button', { name: 'Message menu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await focusIsBack(page, 'one');
  await page.keyboard.press('Shift+F10');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await focusIsBack(page, 'one');
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
});

test('forwarding finds a chat by name, sends there only, and shows it', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  const rows = page.getByRole('list', { name: 'Chats' }).getByRole('button');
  await openChat(page, 1);
  await say(page, 'Pass it on');
  await openMenu(page, 'Pass it on');
  await item(page, 'Forward…').click();
  const dialog = page.getByRole('dialog', { name: 'Forward a message' });
  const options = dialog.getByRole('option');
  await expect(options.first()).toBeVisible();
  const name = (await options.nth(4).locator('[dir=auto]').textContent()) ?? '';
  await dialog.getByRole('combobox').fill(name);
  await expect(options.first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(bubble(page, 'Pass it on')).toContainText('Forwarded');
  expect(await calls(page, 'messages.forward')).toHaveLength(1);
  await expect(rows.first()).toBeVisible();
});

test('star, copy, delete for me and for everyone', async ({ quietPage: page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScenario(page, 'five');
  await openChat(page, 1);
  await field(page).fill('Keep *this*');
  await field(page).press('Enter');
  await expect(bubble(page, 'Keep').getByRole('img', { name: 'Read' })).toBeVisible();
  await openMenu(page, 'Keep');
  await item(page, 'Star').click();
  await expect(bubble(page, 'Keep').getByRole('img', { name: 'Starred' })).toBeVisible();
  await openMenu(page, 'Keep');
  await expect(item(page, 'Remove star')).toBeVisible();
  await item(page, 'Copy text').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Keep *this*');

  await say(page, 'For all');
  await openMenu(page, 'For all');
  await item(page, 'Delete…').click();
  await page.getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(log(page).getByText('This message was deleted')).toBeVisible();
  await say(page, 'For me');
  await openMenu(page, 'For me');
  await item(page, 'Delete…').click();
  await page.getByRole('button', { name: 'Delete for me' }).click();
  await expect(log(page).getByText('For me')).toHaveCount(0);
});

test('an admin deletes for everyone what others wrote, and is told that it is as an admin', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  const rows = page.getByRole('list', { name: 'Chats' }).getByRole('button');
  await rows.filter({ hasText: 'Maria Lopez' }).first().click();
  await openMenu(page, 'No hurry, any time this week is fine.');
  await item(page, 'Delete…').click();
  // In a chat of two nobody deletes for both what the other one wrote.
  await expect(page.getByRole('alertdialog')).toContainText('Others keep it');
  await expect(page.getByRole('button', { name: 'Delete for everyone' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).click();

  await rows.filter({ hasText: 'Spring market' }).first().click();
  await openMenu(page, 'See you!');
  await item(page, 'Delete…').click();
  await expect(page.getByRole('alertdialog')).toContainText('as an admin of this group');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(log(page).getByText('This message was deleted')).toBeVisible();
  expect(await calls(page, 'messages.delete')).toMatchObject([{ forEveryone: true }]);
});

test('a poll is voted in, and only what is possible is offered', async ({ quietPage: page }) => {
  await openScenario(page, 'parts');
  await openChat(page);
  const poll = log(page).locator('[data-message]').filter({ hasText: 'Which day suits you?' }).first();
  const option = (name: RegExp) => poll.getByRole('button', { name });
  await expect(option(/^Saturday/)).toHaveAttribute('aria-pressed', 'true');
  await option(/^Neither/).click();
  await expect(option(/^Neither/)).toHaveAttribute('aria-pressed', 'true');
  await expect(option(/^Saturday/)).toHaveAttribute('aria-pressed', 'false');
  await option(/^Neither/).click();
  await expect(option(/^Neither/)).toHaveAttribute('aria-pressed', 'false');
  expect(
    (await calls(page, 'messages.votePoll')).map((call) => (call as { options: number[] }).options),
  ).toEqual([[2], []]);

  await openMenu(page, 'This message was deleted');
  await expect(page.getByRole('menu').getByRole('menuitem')).toHaveText(['Delete…']);
  await page.keyboard.press('Escape');
  await log(page).getByText('Jonas Weber created').click({ button: 'right' });
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('an account that can not send offers nothing that needs it', async ({ quietPage: page }) => {
  await openScenario(page, 'states');
  await page.getByRole('tab').nth(7).click();
  await openChat(page, 0);
  await log(page).locator('[data-bubble]').last().click({ button: 'right' });
  await expect(item(page, 'Copy text')).toBeVisible();
  for (const name of ['Reply', 'Forward…', 'Pin']) await expect(item(page, name)).toHaveCount(0);
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(0);
});
