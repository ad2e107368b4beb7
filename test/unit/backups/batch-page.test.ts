import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstBatch } from '../../../main/accounts/backup-port.ts';
import { decodeBatch, encodeBatch } from '../../../main/backups/batch-lines.ts';
import { emptyBatch, type ChatBatch, type MessageChange } from '../../../main/domain/chat-batch.ts';
import { batchPage } from '../../../main/storage/backups/batch-page.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from '../storage/memory-store.ts';

let store: MemoryStore;
beforeEach(() => {
  store = openMemoryStore();
});
afterEach(() => store.close());

const greta = { phoneJid: '447911123456@s.whatsapp.net', lidJid: '99@lid' };
const group = { type: 'place', jid: '120363-1@g.us', kind: 'group' } as const;
const message = (wireId: string, change: Partial<MessageChange> = {}): MessageChange => ({
  key: { chat: { type: 'person', identity: greta }, wireId, fromMe: false, sender: null },
  sentAt: 1_700_000_000_000 + Number(wireId) * 1000,
  kind: 'text',
  text: `text ${wireId} “بله” 👍🏽`,
  content: Buffer.from([0, 255, Number(wireId) % 256]),
  status: 'none',
  origin: 'live',
  ...change,
});
const inGroup = (wireId: string): MessageChange =>
  message(wireId, { key: { chat: group, wireId, fromMe: false, sender: greta } });
const own = (wireId: string, status: MessageChange['status']): MessageChange =>
  message(wireId, {
    key: { chat: { type: 'person', identity: greta }, wireId, fromMe: true, sender: null },
    status,
  });

/** Everything of an account, through the lines of a backup. */
function taken(): ChatBatch[] {
  const batches: ChatBatch[] = [];
  for (let cursor: typeof firstBatch | null = firstBatch; cursor !== null;) {
    const page = batchPage(store.databases.chats, firstAccount, cursor, Number.MAX_SAFE_INTEGER);
    for (const lines of encodeBatch(page.batch)) batches.push(decodeBatch(lines));
    cursor = page.next;
  }
  return batches;
}
const shown = (account: typeof firstAccount) => {
  const { rows } = store.chats.chatPage(account, null, 100);
  return rows.map(({ id, accountId: _account, ...chat }) => ({
    ...chat,
    messages: store.chats
      .messagePage(account, id, null, 500)
      .rows.map(({ id: _id, chatId: _chat, sortKey: _key, ...row }) => row),
  }));
};

describe('the chats of an account, taken out and folded in', () => {
  it('are the same again, with edits, deletions, groups and names, and only once', () => {
    store.chats.applyBatch(firstAccount, {
      ...emptyBatch,
      people: [{ identity: greta, contactName: 'Greta', pushName: 'G.' }],
      chats: [{ address: group, title: 'Spring market', pinned: true, mutedUntil: 9_999_999_999_999 }],
      messages: [
        message('1'),
        message('2'),
        message('3'),
        inGroup('4'),
        own('5', 'read'),
        own('6', 'failed'),
      ],
      edits: [
        { key: message('2').key, text: 'edited', content: Buffer.from('e'), editedAt: 1_700_000_009_000 },
      ],
      deletions: [{ key: message('3').key }],
    });
    const before = shown(firstAccount);
    for (const batch of [...taken(), ...taken()]) store.chats.applyBatch(secondAccount, batch);
    expect(shown(secondAccount)).toEqual(before);
    // Onto themselves they change nothing.
    for (const batch of taken()) store.chats.applyBatch(firstAccount, { ...batch, people: [], chats: [] });
    expect(shown(firstAccount)).toEqual(before);
    expect(store.chats.messageContent(secondAccount, '1', false)).toEqual(
      store.chats.messageContent(firstAccount, '1', false),
    );
    expect(JSON.stringify(taken())).not.toContain('text 3');
  });

  it('come in pages, and what waits to be sent is not sent by two copies', () => {
    const many = Array.from({ length: 1203 }, (_value, index) => message(String(index + 1)));
    store.chats.applyBatch(firstAccount, { ...emptyBatch, messages: [...many, own('5000', 'queued')] });
    const messages = taken().flatMap((batch) => batch.messages);
    expect(new Set(messages.map(({ key }) => key.wireId)).size).toBe(1204);
    expect(messages).toHaveLength(1204);
    expect(messages.find(({ key }) => key.wireId === '5000')?.status).toBe('failed');
  });

  it('end where the session was taken', () => {
    store.chats.applyBatch(firstAccount, { ...emptyBatch, messages: [message('1'), message('2')] });
    const page = batchPage(store.databases.chats, firstAccount, { ...firstBatch, table: 'messages' }, 1);
    expect(page.batch.messages.map(({ key }) => key.wireId)).toEqual(['1']);
  });
});
