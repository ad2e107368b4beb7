import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatView } from '../../../preload/contract/model.ts';
import { batch, group, keyIn, message } from './changes.ts';
import { firstAccount as account, openMemoryStore, type MemoryStore } from './memory-store.ts';

const ann = { phoneJid: '491700000001@s.whatsapp.net', lidJid: '900000000001@lid' };
const me = { phoneJid: '491700000009@s.whatsapp.net', lidJid: '900000000009@lid' };
const text = '@900000000001 and @900000000009, and ann@example.org';
let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
  store.chats.updateAccount(account, { phoneNumber: '491700000009', lidJid: me.lidJid });
  store.chats.applyBatch(account, batch({ people: [{ identity: ann, contactName: 'Ann' }] }));
});
afterEach(() => store.close());

const apply = (part: Parameters<typeof batch>[0]) => store.chats.applyBatch(account, batch(part));
const row = (): ChatView => store.chats.chatPage(account, null, 10).rows[0]!;
const meant = [
  { token: '900000000001', name: 'Ann', isMe: false, personId: expect.any(String) as string },
  { token: '900000000009', name: '', isMe: true },
];

it('those who are mentioned are known where a message is shown in one line: in the list, and quoted', () => {
  const mentions = [ann.lidJid, me.lidJid];
  apply({
    messages: [message(keyIn(group, 'A', { sender: ann }), 1_000_000, { text, detail: { mentions } })],
  });
  expect(row().lastMessage?.mentions).toMatchObject(meant);
  apply({
    messages: [
      message(keyIn(group, 'B', { sender: ann }), 2_000_000, {
        text: 'no @',
        detail: { quoted: { wireId: 'A', sender: ann.lidJid, kind: 'text', text } },
      }),
    ],
  });
  expect(row().lastMessage).not.toHaveProperty('mentions');
  const answer = store.chats.messagePage(account, row().id, null, 10).rows.at(-1);
  expect(answer?.parts.quoted?.mentions).toMatchObject(meant);
});
