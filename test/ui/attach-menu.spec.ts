import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
async function attach(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

for (const theme of ['light', 'dark'] as const) {
  for (const direction of ['ltr', 'rtl'] as const) {
    test.describe(`${theme}, ${direction}`, () => {
      test.use({ colorScheme: theme });
      test('menu, poll and contacts: axe finds nothing, all is inside a small window', async ({
        quietPage: page,
      }) => {
        test.slow();
        await page.setViewportSize({ width: 800, height: 560 });
        await openScenario(page, direction === 'rtl' ? 'five&dir=rtl' : 'five');
        await openChat(page, 1);
        const look = async (): Promise<void> => {
          expect(await findings(page)).toEqual([]);
          expect(await overflow(page)).toEqual([]);
        };
        await page.getByRole('button', { name: 'Attach', exact: true }).click();
        await expect(page.getByRole('menuitem', { name: 'Poll' })).toBeVisible();
        await look();
        await page.getByRole('menuitem', { name: 'Poll' }).click();
        await page.getByRole('button', { name: 'Send poll' }).click();
        await expect(page.getByText('Write a question.')).toBeVisible();
        await look();
        await page.keyboard.press('Escape');
        await expect(field(page)).toBeFocused();
        await attach(page, 'Contact');
        await expect(page.getByRole('option').first()).toBeVisible();
        await page.keyboard.press('Enter');
        await look();
      });
    });
  }
}

test('a poll is asked; what it lacks is said, and what fails keeps it', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await attach(page, 'Poll');
  await page.getByRole('textbox', { name: 'Question' }).fill('When?');
  await page.getByRole('textbox', { name: 'Option 1' }).fill('At six');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write at least two options.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Option 2' }).fill(' At six ');
  await expect(page.getByText('Two options say the same. Make them differ.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Option 2' }).fill('At seven');
  await page.getByRole('button', { name: 'Add an option' }).click();
  await page.getByRole('textbox', { name: 'Option 3' }).fill('Never');
  await page.getByRole('button', { name: 'Remove option 1' }).click();
  await page.getByRole('checkbox', { name: 'People may choose several options' }).check();
  await page.evaluate(() => window.playground.failOnce('messages.sendPoll', 'send-failed'));
  await page.getByRole('button', { name: 'Send poll' }).click();
  await expect(page.getByRole('alert').last()).toBeVisible();
  await page.getByRole('button', { name: 'Send poll' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  const poll = log(page).locator('[data-message]').last();
  await expect(poll).toContainText('When?');
  await poll.getByRole('button', { name: /^At seven/ }).click({ trial: true });
  const calls = await page.evaluate(() => window.playground.calls('messages.sendPoll'));
  expect(calls.at(-1)).toMatchObject({ question: 'When?', options: ['At seven', 'Never'], multiple: true });
});

test('contacts are found, chosen with the keys, and sent in one message', async ({ quietPage: page }) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await attach(page, 'Contact');
  const options = page.getByRole('option');
  await expect(options.nth(2)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(2);
  const name = (await options.first().locator('[dir=auto]').textContent()) ?? '';
  await page.getByRole('combobox', { name: 'Find a contact' }).fill(name);
  await expect(options).toHaveCount(1);
  await page.getByRole('button', { name: 'Send 2 contacts' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(log(page).locator('[data-message]').last()).toContainText('Maria Lopez');
  const [call] = await page.evaluate(() => window.playground.calls('messages.sendContact'));
  expect((call as { personIds: string[] }).personIds).toHaveLength(2);
});
