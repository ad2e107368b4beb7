import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Members' });
const sent = (page: Page, name: 'messages.send' | 'messages.edit') =>
  page.evaluate((called) => window.playground.calls(called), name);
const openGroup = (page: Page) =>
  page
    .getByRole('list', { name: 'Chats' })
    .getByRole('button')
    .filter({ hasText: 'Spring market' })
    .first()
    .click();

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('a member is found by letters and keys, and sent as a person', async ({ quietPage: page }) => {
      test.slow();
      await openScenario(page, theme === 'dark' ? 'five&dir=rtl' : 'five');
      await openGroup(page);
      await field(page).pressSequentially('Ask @');
      await expect(list(page).getByRole('option')).toHaveCount(5);
      await expect(list(page).getByRole('option', { name: 'You' })).toHaveCount(0);
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
      await field(page).pressSequentially('ai');
      await expect(list(page).getByRole('option')).toHaveCount(1);
      await expect(field(page)).toHaveAttribute('aria-activedescendant', 'mention-list-0');
      await field(page).press('Enter');
      await expect(list(page)).toBeHidden();
      await expect(field(page)).toHaveValue('Ask @Aisha Khan ');
      await field(page).pressSequentially('and @');
      await expect(list(page)).toBeVisible();
      await field(page).press('ArrowDown');
      await field(page).press('Tab');
      await expect(field(page)).toHaveValue('Ask @Aisha Khan and @Jonas Weber ');
      await expect(field(page)).toBeFocused();
      await field(page).press('Enter');
      expect(await sent(page, 'messages.send')).toEqual([
        expect.objectContaining({
          text: 'Ask @Aisha Khan and @Jonas Weber',
          mentions: [
            { start: 4, length: 11, personId: '10' },
            { start: 20, length: 12, personId: '3' },
          ],
        }),
      ]);
    });
  });
}

test('those in a draft that main has kept are people again, whatever is typed around them', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'rows');
  const row = page
    .getByRole('list', { name: 'Chats' })
    .getByRole('button')
    .filter({ hasText: 'Draft to people' });
  await expect(row).toContainText('Ask @Aisha Khan');
  await row.click();
  await expect(field(page)).toHaveValue('Ask @Aisha Khan');
  await field(page).press('Home');
  await field(page).pressSequentially('Do not ');
  await field(page).press('End');
  await field(page).pressSequentially(' yet, ask @jo');
  await field(page).press('Enter');
  const text = 'Do not Ask @Aisha Khan yet, ask @Jonas Weber';
  await expect(field(page)).toHaveValue(`${text} `);
  await expect
    .poll(() => page.evaluate(() => window.playground.calls('chats.setDraft').at(-1)))
    .toMatchObject({ mentions: [{ start: 11, personId: '10' }, { start: 32 }] });
  await field(page).press('Enter');
  expect(await sent(page, 'messages.send')).toEqual([
    expect.objectContaining({
      text,
      mentions: [
        { start: 11, length: 11, personId: '10' },
        { start: 32, length: 12, personId: '3' },
      ],
    }),
  ]);
  await expect
    .poll(() => page.evaluate(() => window.playground.calls('chats.setDraft').at(-1)))
    .toMatchObject({ text: '', mentions: [] });
});

test('a caption names people as a text does, and keeps them when its file could not be sent', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openGroup(page);
  await field(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(90).fill(7)], 'map.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const tray = page.getByRole('list', { name: 'Attached files' });
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  await field(page).pressSequentially('For @ai');
  await expect(list(page).getByRole('option')).toHaveCount(1);
  expect(await findings(page)).toEqual([]);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('For @Aisha Khan ');
  const captioned = {
    caption: 'For @Aisha Khan',
    mentions: [{ start: 4, length: 11, personId: '10' }],
  };
  await page.evaluate(() => window.playground.failOnce('messages.sendMedia', 'media-too-large'));
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('For @Aisha Khan');
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  await field(page).press('Enter');
  await expect(tray).toBeHidden();
  const calls = await page.evaluate(() => window.playground.calls('messages.sendMedia'));
  expect(calls).toEqual([expect.objectContaining(captioned), expect.objectContaining(captioned)]);
  // Nothing of it is left for the next message.
  await field(page).fill('@Aisha Khan is away now');
  await field(page).press('Enter');
  expect(await sent(page, 'messages.send')).toEqual([expect.objectContaining({ mentions: [] })]);
});

test('Escape leaves the sign as it is, the mouse chooses too, and a chat of two asks nobody', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openGroup(page);
  await field(page).pressSequentially('@be');
  await expect(list(page)).toBeVisible();
  await field(page).press('Escape');
  await expect(list(page)).toBeHidden();
  await expect(field(page)).toHaveValue('@be');
  await field(page).fill('');
  await field(page).pressSequentially('@be');
  await list(page)
    .getByRole('option', { name: /Ben Okafor/ })
    .click();
  await expect(field(page)).toHaveValue('@Ben Okafor ');
  await expect(field(page)).toBeFocused();
  // It waits in its chat as it was written.
  await openChat(page, 1);
  await openGroup(page);
  await expect(field(page)).toHaveValue('@Ben Okafor ');
  await field(page).press('Enter');
  expect(await sent(page, 'messages.send')).toEqual([
    expect.objectContaining({ mentions: [{ start: 0, length: 11, personId: '11' }] }),
  ]);
  await page
    .getByRole('list', { name: 'Chats' })
    .getByRole('button')
    .filter({ hasText: 'Maria Lopez' })
    .first()
    .click();
  await field(page).pressSequentially('@b');
  await page.waitForTimeout(200);
  await expect(list(page)).toBeHidden();
});
