import { expect, it } from 'vitest';
import { WatchedConversation } from '../../../main/ipc/watched-conversation.ts';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';

const accountId = 'account-0001' as AccountId;
const chatId = '1' as ChatId;

const row = (number: number, rest: Partial<MessageView> = {}): MessageView => ({
  id: String(number) as MessageId,
  chatId,
  fromMe: false,
  senderId: null,
  senderName: null,
  sentAt: number,
  sortKey: String(number).padStart(4, '0'),
  kind: 'text',
  text: '',
  status: 'none',
  edited: false,
  starred: false,
  parts: {},
  reactions: [],
  ...rest,
});
const picture = (number: number): MessageView =>
  row(number, {
    kind: 'image',
    parts: {
      media: {
        type: 'image',
        mimetype: 'image/jpeg',
        fileName: null,
        bytes: null,
        width: null,
        height: null,
        seconds: null,
        waveform: null,
        thumbnailUrl: null,
        state: { kind: 'here', url: 'app://media/1' },
      },
    },
  });

it('files outside of the loaded part are told apart from the conversation, once; texts are not', async () => {
  const watched = new WatchedConversation(accountId, chatId);
  watched.loaded({ way: 'anew', rows: [row(50), row(60)], cursor: '0050', newer: null });
  const rows = [picture(10), row(20), row(30, { kind: 'deleted' }), picture(55)];
  watched.note({
    accountId,
    chatIds: [chatId],
    removedChatIds: [],
    messages: rows.map(({ id }) => ({ chatId, messageId: id })),
    unread: 0,
  });
  const event = await watched.take({ messageViews: () => Promise.resolve(rows) });
  expect(event).toMatchObject({ type: 'messages', upserts: [{ id: '55' }], cursor: '0050' });
  expect(watched.takeOutside()).toEqual({ type: 'gallery', accountId, chatId, upserts: [rows[0], rows[2]] });
  expect(watched.takeOutside()).toBeNull();
});
