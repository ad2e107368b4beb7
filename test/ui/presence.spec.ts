import type { Page } from '@playwright/test';
import type { PresenceState } from '../../preload/contract/chat-info.ts';
import { expect, findings, openChat, openScenario, test } from './open.ts';

const tell = (page: Page, chat: string, name: string, state: PresenceState): Promise<void> =>
  page.evaluate((given) => window.playground.presence(0, given.chat, given.name, given.state), {
    chat,
    name,
    state,
  });
const header = (page: Page) => page.getByRole('banner').or(page.locator('section > header').last());

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('who types shows in the header and the list, and is gone with the chat', async ({
      quietPage: page,
    }) => {
      await openScenario(page, theme === 'dark' ? 'five&dir=rtl' : 'five');
      await openChat(page, 1);
      const row = page.getByRole('list', { name: 'Chats' }).getByRole('button').nth(1);
      await tell(page, '1', 'Maria Lopez', 'online');
      await expect(page.getByText('Online', { exact: true }).last()).toBeVisible();
      await tell(page, '1', 'Maria Lopez', 'composing');
      await expect(row).toContainText('Typing…');
      await expect(header(page).getByText('Typing…')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await tell(page, '1', 'Maria Lopez', 'recording');
      await expect(row).toContainText('Recording a voice message…');
      await tell(page, '1', 'Maria Lopez', 'offline');
      await expect(header(page).getByText(/^Last seen on .*2026/)).toBeVisible();
      await expect(row).not.toContainText('Recording');
      await openChat(page, 2);
      await openChat(page, 1);
      await expect(page.getByText(/^Last seen on/)).toHaveCount(0);
    });
  });
}
