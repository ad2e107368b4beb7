import type { Page } from '@playwright/test';
import { expect, findings, openChat, openScenario, overflow, test } from './open.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const tray = (page: Page) => page.getByRole('list', { name: 'Attached files' });
const sent = (page: Page) => page.evaluate(() => window.playground.calls('messages.sendMedia'));

/** Pastes files as the system does, and a text if there is one. */
const paste = (page: Page, names: readonly string[], text = '') =>
  field(page).evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      const type = 'image/png';
      for (const name of given.names) {
        clipboardData.items.add(new File([Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)], name, { type }));
      }
      if (given.text !== '') clipboardData.setData('text/plain', given.text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return !element.dispatchEvent(event);
    },
    { names, text },
  );

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('files are staged, one is removed, the others are sent with one caption', async ({
      quietPage: page,
    }) => {
      test.slow();
      await openScenario(page, theme === 'dark' ? 'files&dir=rtl' : 'files');
      await openChat(page);
      await page.getByRole('button', { name: 'Attach', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Photos, videos and files' }).click();
      await expect(tray(page).getByRole('listitem')).toHaveCount(1);
      await expect(field(page)).toBeFocused();
      expect(await paste(page, ['one.png', 'two.png'])).toBe(true);
      await expect(tray(page).getByRole('listitem')).toHaveCount(3);
      await expect(page.getByText('3 files attached')).toBeAttached();
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);

      await tray(page).getByRole('button', { name: 'Remove one.png' }).click();
      await expect(field(page)).toBeFocused();
      expect(await page.evaluate(() => window.playground.calls('media.detach'))).toHaveLength(1);
      await field(page).fill('The new ones');
      await field(page).press('Enter');
      await expect(tray(page)).toHaveCount(0);
      await expect(field(page)).toHaveValue('');
      await expect.poll(async () => (await sent(page)).length).toBe(2);
      expect(await sent(page)).toEqual([
        expect.objectContaining({ as: 'document', caption: 'The new ones' }),
        expect.objectContaining({ as: 'image', caption: '' }),
      ]);
    });
  });
}

test('what can not be sent stays attached, with its text and the reason', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  await paste(page, ['one.png']);
  await expect(tray(page)).toBeVisible();
  await page.evaluate(() => window.playground.fail('messages.sendMedia', 'media-no-space'));
  await field(page).fill('Look');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('The disk is full. Make room on it, then try again.')).toBeVisible();
  await expect(tray(page).getByRole('listitem')).toHaveCount(1);
  await expect(field(page)).toHaveValue('Look');

  // What main has no more can not be tried again: its text is kept.
  await page.evaluate(() => window.playground.fail('messages.sendMedia', 'attachment-gone'));
  await field(page).press('Enter');
  await expect(page.getByText('This file is not attached any more. Attach it again.')).toBeVisible();
  await expect(tray(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('Look');
});

test('a text that comes with its own picture is a text, and a chat keeps its files', async ({
  quietPage: page,
}) => {
  await openScenario(page, 'five');
  await openChat(page);
  expect(await paste(page, ['image.png'], 'from a table')).toBe(false);
  await expect(tray(page)).toHaveCount(0);
  await paste(page, ['one.png']);
  await expect(tray(page)).toBeVisible();
  await openChat(page, 1);
  await expect(tray(page)).toHaveCount(0);
  await openChat(page, 0);
  await expect(tray(page).getByText('one.png')).toBeVisible();
});

test('a full box says so, and a file that can not be taken in too', async ({ quietPage: page }) => {
  await openScenario(page, 'files');
  await openChat(page);
  await page.evaluate(() => window.playground.fail('media.attachBytes', 'attachment-unreadable'));
  await paste(page, ['one.png']);
  await expect(page.getByText(/^This file could not be read/)).toBeVisible();
  await page.evaluate(() => window.playground.unfail('media.attachBytes'));
  await paste(
    page,
    Array.from({ length: 31 }, (_, index) => `${index}.png`),
  );
  await expect(page.getByText(/^One message box holds up to 30 files/)).toBeVisible();
  await expect(tray(page).getByRole('listitem')).toHaveCount(30);
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Photos, videos and files' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.keyboard.press('Escape');
  expect(await overflow(page)).toEqual([]);
});
