import { expect, it } from 'vitest';
import { WindowFeeds } from '../../../main/window-feeds.ts';
import type { ChatStore } from '../../../main/accounts/ports.ts';
import type { PushEvent } from '../../../preload/contract/events.ts';
import type { AccountId, AccountView, ChatId, ChatView, MessageId } from '../../../preload/contract/model.ts';
import { manualClock } from '../manual-clock.ts';
import { recordingLogger } from './recording-logger.ts';

const accountId = 'account-1' as AccountId;
const chatId = '1' as ChatId;
const view = (unread: number): AccountView => ({ id: accountId, unread }) as AccountView;
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

/** A window with a list and a conversation, and a store that answers when it is told to. */
function openWindow() {
  const clock = manualClock(1_000);
  const sent: PushEvent[] = [];
  const feeds = new WindowFeeds(clock, recordingLogger().logger);
  let release: () => void = () => undefined;
  let read: Promise<void> = Promise.resolve();
  feeds.add({ id: 7, isDestroyed: () => false, send: (_channel, event) => sent.push(event) });
  feeds.useStore({
    chatViews: () => Promise.resolve([{ id: chatId, accountId, archived: false } as ChatView]),
    messageViews: async (_account: AccountId, _chat: ChatId, ids: readonly MessageId[]) => {
      await read;
      return ids.map((id) => ({ id, sortKey: id, parts: {} }));
    },
  } as unknown as ChatStore);
  feeds.vaultChanged({ kind: 'open', protection: 'passphrase' });
  feeds.feed(7).watchChats(accountId, 'all');
  feeds.feed(7).watchConversation({ accountId, chatId });
  sent.length = 0;
  return {
    feeds,
    sent,
    clock,
    drawn: () => feeds.drawn(7, sent.at(-1)?.sequence ?? 0),
    message: (id: string) => {
      feeds.accountChanged(view(1));
      const messages = [{ chatId, messageId: id as MessageId }];
      feeds.chatsChanged({ accountId, chatIds: [chatId], removedChatIds: [], messages, unread: 1 });
    },
    holdReads: () => {
      read = new Promise((resolve) => (release = resolve));
    },
    release: () => release(),
  };
}

it('tells a message at once, what is being read first', async () => {
  const window = openWindow();
  window.message('m1');
  window.clock.advance(0);
  await turns();
  expect(window.sent.map(({ type }) => type)).toEqual(['messages', 'chats', 'accounts']);
});

it('gathers what comes until the page has drawn the last', async () => {
  const window = openWindow();
  window.message('m1');
  window.clock.advance(0);
  await turns();
  for (let number = 2; number <= 50; number++) {
    window.message(`m${number}`);
    window.clock.advance(10);
    await turns();
  }
  expect(window.sent).toHaveLength(3);
  window.drawn();
  window.clock.advance(0);
  await turns();
  expect(window.sent).toHaveLength(6);
  const [messages] = window.sent.filter(({ type }) => type === 'messages').slice(1);
  expect(messages?.type === 'messages' ? messages.upserts : []).toHaveLength(49);
});

it('goes on when nothing of what had changed was for the page', async () => {
  const window = openWindow();
  window.feeds.feed(7).watchChats(null, 'archived');
  window.feeds.feed(7).watchConversation(null);
  window.feeds.accountRemoved(accountId);
  window.clock.advance(0);
  await turns();
  window.drawn();
  const seen = window.sent.length;
  window.feeds.accountChanged(view(2));
  window.clock.advance(33);
  await turns();
  expect(window.sent).toHaveLength(seen + 1);
});

it('tells nothing that was read before the lock fell', async () => {
  const window = openWindow();
  window.holdReads();
  window.message('m1');
  window.clock.advance(0);
  await turns();
  window.feeds.vaultChanged({ kind: 'locked', retryAt: null, running: true, systemUnlock: false });
  window.release();
  await turns();
  window.clock.advance(5_000);
  await turns();
  expect(window.sent.map(({ type }) => type)).toEqual(['vault']);
});
