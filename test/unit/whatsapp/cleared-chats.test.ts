import { expect, it } from 'vitest';
import { clearedChatOf } from '../../../main/whatsapp/cleared-chats.ts';

const jid = '491700000001@s.whatsapp.net';
const line = (value: unknown, index: unknown = ['clearChat', jid, '1', '0']) => ({
  syncAction: { syncAction: { value }, index },
  id: jid,
});
const address = { type: 'person', identity: { phoneJid: jid, lidJid: null } };

it.each([
  [
    'up to the last message that was there',
    line({ clearChatAction: { messageRange: { lastMessageTimestamp: 5 } } }),
    5000,
  ],
  ['up to when it was done', line({ clearChatAction: {}, timestamp: 7000 }), 7000],
])('a chat is cleared %s', (_name, fields, clearedUntil) => {
  expect(clearedChatOf(fields)).toEqual({ address, clearedUntil });
});

it.each([
  ['another change', line({ lockChatAction: {} }, ['lock', jid])],
  ['a change without a time', line({ clearChatAction: {} })],
  ['a place that is none', line({ clearChatAction: {}, timestamp: 7 }, ['clearChat', 'nowhere'])],
  ['no index', line({ clearChatAction: {}, timestamp: 7 }, 'clearChat')],
  ['nothing', undefined],
  ['null', null],
])('%s is none', (_name, fields) => {
  expect(clearedChatOf(fields)).toBeNull();
});
