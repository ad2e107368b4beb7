import { expect, it, vi } from 'vitest';
import { WindowFeeds } from '../../../main/window-feeds.ts';
import type { ChatStore } from '../../../main/accounts/ports.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import type { AccountId, AccountView, ChatId } from '../../../preload/contract/model.ts';
import { manualClock } from '../manual-clock.ts';
import { recordingLogger } from './recording-logger.ts';

const accountId = 'account-1' as AccountId;
const chatId = '1' as ChatId;
const view = { id: accountId, name: 'Greta', unread: 0 } as AccountView;

it('while locked a window is told of the lock and of nothing else, and afterwards it is told anew', async () => {
  const clock = manualClock();
  const sent: PushEvent[] = [];
  const feeds = new WindowFeeds(clock, recordingLogger().logger);
  feeds.add({ id: 7, isDestroyed: () => false, send: (_channel, event) => sent.push(event) });
  feeds.useStore({
    chatViews: () => Promise.resolve([]),
    messageViews: () => Promise.resolve([]),
  } as unknown as ChatStore);
  feeds.vaultChanged({ kind: 'open', protection: 'passphrase' });
  feeds.feed(7).watchConversation({ accountId, chatId });
  feeds.focusChanged(7, true);
  expect(feeds.isInView(accountId, chatId)).toBe(true);
  // Gathered, and not yet told when the lock falls.
  feeds.accountChanged(view);
  feeds.vaultChanged({ kind: 'locked', retryAt: null, running: true, systemUnlock: false });
  feeds.accountChanged(view);
  feeds.chatsChanged({ accountId, chatIds: [chatId], removedChatIds: [], messages: [], unread: 1 });
  feeds.backupProgressed(null);
  clock.advance(1000);
  await Promise.resolve();
  expect(sent.map(({ type }) => type)).toEqual(['vault', 'vault']);
  expect(feeds.isInView(accountId, chatId)).toBe(false);

  feeds.vaultChanged({ kind: 'open', protection: 'passphrase' });
  feeds.accountChanged(view);
  clock.advance(1000);
  await vi.waitFor(() => expect(sent).toHaveLength(4));
  expect(sent.slice(2).map(({ type }) => type)).toEqual(['vault', 'accounts']);
});
