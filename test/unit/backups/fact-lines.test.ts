import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FactBounds } from '../../../main/accounts/backup-port.ts';
import { FactReader } from '../../../main/backups/fact-lines.ts';
import { factTables } from '../../../main/backups/fact-parts.ts';
import { emptyBatch, type ChatBatch, type MessageChange } from '../../../main/domain/chat-batch.ts';
import { factLines } from '../../../main/storage/backups/fact-lines.ts';
import { firstAccount, openMemoryStore, secondAccount, type MemoryStore } from '../storage/memory-store.ts';

let store: MemoryStore;
let fresh = 0;
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
const ownInGroup = (wireId: string): MessageChange =>
  message(wireId, { key: { chat: group, wireId, fromMe: true, sender: null }, status: 'read' });
const own = (wireId: string, status: MessageChange['status']): MessageChange =>
  message(wireId, {
    key: { chat: { type: 'person', identity: greta }, wireId, fromMe: true, sender: null },
    status,
  });

/** Everything of an account, through the lines of a backup. */
function taken(account = firstAccount, at = 0): ChatBatch[] {
  const { chats } = store.databases;
  const bounds = { accounts: 99, people: 1_000_000, chats: 1_000_000, messages: 1_000_000, at };
  const reader = new FactReader((id) => id === account);
  return factTables.flatMap((table) =>
    Array.from({ length: 12 }, (_value, page) => {
      const range = { table, after: page * 150, through: (page + 1) * 150 };
      const { lines, count } = factLines(chats, [account], range, bounds);
      expect(Buffer.from(lines).toString('utf8').split('\n')).toHaveLength(count + 1);
      return [...reader.facts(table, lines)].flat().map(({ batch }) => batch);
    }).flat(),
  );
}
/** Numbers of rows are another account's own. */
const withoutIds = (value: object): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, one: unknown) =>
      name === 'messageId' || name === 'senderId' || name === 'personId' ? one !== null : one,
    ),
  );
const shown = (account: typeof firstAccount) => {
  const { rows } = store.chats.chatPage(account, null, 100);
  return rows.map(({ id, accountId: _account, ...chat }) => ({
    ...chat,
    messages: store.chats
      .messagePage(account, id, null, 500)
      .rows.map(({ id: messageId, chatId: _chat, sortKey: _key, senderId: _sender, ...row }) => {
        const info = store.chats.messageInfo(account, id, messageId);
        const receipts = info.receipts.map(({ name, deliveredAt, readAt }) => ({
          name,
          deliveredAt,
          readAt,
        }));
        return withoutIds({ ...row, receipts, texts: info.texts });
      }),
  }));
};

describe('the chats of an account, taken out and folded in', () => {
  it('are the same again, with edits, deletions, groups and names, and only once', () => {
    store.chats.applyBatch(firstAccount, {
      ...emptyBatch,
      people: [{ identity: greta, contactName: 'Greta', pushName: 'G.' }],
      chats: [
        { address: group, title: 'Spring market', pinned: true, mutedUntil: 9_999_999_999_999 },
        { address: group, markedUnread: true, timer: { seconds: 86_400, at: 1_700_000_000_000 } },
        { address: group, label: { id: '3', on: true } },
      ],
      labels: [{ id: '3', name: 'New customer' }],
      messages: [
        message('1'),
        message('2'),
        message('3'),
        inGroup('4'),
        ownInGroup('7'),
        message('8', {
          kind: 'image',
          expiresAt: 4_000_000_000_000,
          detail: {
            forwarded: 'often',
            mentions: [greta.phoneJid],
            quoted: { wireId: '1', sender: greta.phoneJid, kind: 'text', text: 'text 1' },
            media: {
              type: 'image',
              mimetype: 'image/jpeg',
              fileName: null,
              bytes: 12,
              width: 3,
              height: 4,
              seconds: null,
              waveform: null,
            },
          },
        }),
        own('5', 'read'),
        own('6', 'failed'),
      ],
      edits: [
        {
          key: message('2').key,
          text: 'in between',
          content: Buffer.from('b'),
          editedAt: 1_700_000_005_000,
        },
        { key: message('2').key, text: 'edited', content: Buffer.from('e'), editedAt: 1_700_000_009_000 },
      ],
      deletions: [{ key: message('3').key }],
      marks: [
        { key: message('1').key, what: 'reaction', by: greta, at: 5, value: '👍' },
        { key: message('1').key, what: 'reaction', by: null, at: 6, value: '🎉' },
        { key: message('2').key, what: 'star', by: null, at: 0, value: '1' },
        { key: inGroup('4').key, what: 'pin', by: greta, at: 7, value: '9999999999999' },
      ],
      receipts: [{ key: ownInGroup('7').key, by: greta, deliveredAt: 10, readAt: 20 }],
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

  it('end where the bounds are', () => {
    store.chats.applyBatch(firstAccount, { ...emptyBatch, messages: [message('1'), inGroup('2')] });
    const { chats } = store.databases;
    const range = { table: 'messages', after: 0, through: 1000 } as const;
    const lines = (bounds: FactBounds): string[] =>
      Buffer.from(factLines(chats, [firstAccount], range, bounds).lines)
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { wireId: string }).wireId);
    expect(lines({ accounts: 99, people: 99, chats: 99, messages: 99, at: 0 })).toEqual(['1', '2']);
    expect(lines({ accounts: 99, people: 99, chats: 99, messages: 1, at: 0 })).toEqual(['1']);
    expect(lines({ accounts: 99, people: 99, chats: 1, messages: 99, at: 0 })).toEqual(['1']);
  });

  it('keep every character and every byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array({ minLength: 1 }), (text, content) => {
        fresh += 1;
        const wireId = String(10_000 + fresh);
        const one = { ...message('1'), text, content, key: { ...message('1').key, wireId } };
        store.chats.applyBatch(firstAccount, { ...emptyBatch, messages: [one] });
        const found = taken()
          .flatMap(({ messages }) => messages)
          .find(({ key }) => key.wireId === wireId);
        expect(found?.text).toBe(text);
        expect(Buffer.from(found?.content ?? [])).toEqual(Buffer.from(content));
      }),
      { numRuns: 150 },
    );
  });
});
