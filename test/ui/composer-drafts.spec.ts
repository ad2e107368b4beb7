import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, test } from './open.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const rows = (page: Page) => page.getByRole('list', { name: 'Chats' }).getByRole('button');
const drafts = (page: Page) =>
  page.evaluate(() =>
    window.playground.calls('chats.setDraft').map((call) => (call as { text: string }).text),
  );
const typing = (page: Page) =>
  page.evaluate(() =>
    window.playground.calls('conversation.typing').map((call) => (call as { typing: boolean }).typing),
  );

test('what main kept is there at once, is changed, and is gone when it was sent', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'rows');
  await rows(page).filter({ hasText: 'I will ask Maria' }).click();
  await expect(field(page)).toHaveValue('I will ask Maria and come back to you');
  await field(page).fill('I asked Maria');
  await expect.poll(() => drafts(page)).toEqual(['I asked Maria']);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('');
  await expect.poll(() => drafts(page)).toEqual(['I asked Maria', '']);
});

test('a draft is told when the chat is left, shows in the list, and others see the typing end', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openChat(page, 1);
  await field(page).pressSequentially('half');
  expect(await typing(page)).toEqual([true]);
  await openChat(page, 2);
  expect(await typing(page)).toEqual([true, false]);
  expect(await drafts(page)).toEqual(['half']);
  await expect(rows(page).nth(1)).toContainText('Draft:');
  await expect(rows(page).nth(1)).toContainText('half');
  await openChat(page, 1);
  await field(page).press('End');
  await field(page).pressSequentially(' and half');
  await field(page).press('Enter');
  await expect.poll(() => typing(page)).toEqual([true, false, true, false]);
});

/** Moves files over the conversation as the system does, and lets them go. */
const dragFiles = (page: Page, type: 'dragenter' | 'drop', files: Readonly<Record<string, number>>) =>
  page.getByRole('log', { name: 'Messages' }).evaluate(
    (element, { kind, given }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of Object.entries(given))
        dataTransfer.items.add(new File([new Uint8Array(bytes).fill(7)], name, { type: 'image/png' }));
      element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { kind: type, given: files },
  );

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('files that are dropped are attached; an unreadable one does not keep the others', async ({
      quietPage: page,
    }) => {
      await openScenario(page, theme === 'dark' ? 'five&dir=rtl' : 'five');
      await openChat(page, 1);
      await dragFiles(page, 'dragenter', { 'a.png': 3 });
      await expect(page.getByText('Drop the files here to attach them for')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await dragFiles(page, 'drop', { 'one.png': 3, 'a folder': 0, 'two.png': 3 });
      await expect(page.getByText('Drop the files here')).toHaveCount(0);
      const tray = page.getByRole('list', { name: 'Attached files' });
      await expect(tray.getByRole('listitem')).toHaveCount(2);
      await expect(page.getByRole('alert')).toContainText('could not be read');
    });
  });
}

test('a file that can not be sent stays, and the others go', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  await dragFiles(page, 'drop', { 'one.png': 3, 'two.png': 3 });
  const tray = page.getByRole('list', { name: 'Attached files' });
  await expect(tray.getByRole('listitem')).toHaveCount(2);
  await page.evaluate(() => window.playground.failOnce('messages.sendMedia', 'media-too-large'));
  await field(page).fill('Both');
  await field(page).press('Enter');
  await expect(tray.getByRole('listitem')).toHaveText([/one\.png/]);
  // The words went with the one that could carry them.
  await expect(field(page)).toHaveValue('');
  const sent = await page.evaluate(() => window.playground.calls('messages.sendMedia'));
  expect(sent).toEqual([
    expect.objectContaining({ caption: 'Both' }),
    expect.objectContaining({ caption: 'Both' }),
  ]);
});

test('an account that can not send takes no files', async ({ quietPage: page }) => {
  await openScenario(page, 'states');
  await page.getByRole('tab').nth(7).click();
  await openChat(page, 0);
  await dragFiles(page, 'dragenter', { 'a.png': 3 });
  await dragFiles(page, 'drop', { 'a.png': 3 });
  await expect(page.getByText('Drop the files here')).toHaveCount(0);
  expect(await page.evaluate(() => window.playground.calls('media.attachBytes'))).toEqual([]);
});
