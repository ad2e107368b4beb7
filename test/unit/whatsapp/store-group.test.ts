import { describe, expect, it } from 'vitest';
import { emptyBatch, type ChatBatch } from '../../../main/domain/chat-batch.ts';
import { StoreGroup } from '../../../main/whatsapp/store-group.ts';

const person = (number: string) =>
  ({
    type: 'person',
    identity: { phoneJid: `${number}@s.whatsapp.net`, lidJid: null },
  }) as const;

const message = (wireId: string): ChatBatch => ({
  ...emptyBatch,
  messages: [
    {
      key: { chat: person('1'), wireId, fromMe: false, sender: null },
      sentAt: 1,
      kind: 'text',
      text: wireId,
      content: new Uint8Array(0),
      status: 'none',
      origin: 'live',
    },
  ],
});

describe('StoreGroup', () => {
  it('hands over one batch as it is, and several as one, in their order', () => {
    const group = new StoreGroup(message('a'), {});
    expect(group.batch).toEqual(message('a'));
    expect(group.take(message('b'), {})).toBe(true);
    expect(group.take(null, {})).toBe(true);
    expect(group.batch?.messages.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(group.events).toHaveLength(3);
    expect(new StoreGroup(null, {}).batch).toBeNull();
  });

  it('takes no news that are about the messages before them', () => {
    const group = new StoreGroup(message('a'), {});
    const read = { address: person('1'), unread: { count: 0, source: 'device' } } as const;
    expect(group.take({ ...emptyBatch, chats: [read] }, {})).toBe(false);
    expect(group.take({ ...emptyBatch, chats: [{ address: person('1'), removed: true }] }, {})).toBe(false);
    expect(group.take({ ...emptyBatch, chats: [{ address: person('1'), lastActivityAt: 5 }] }, {})).toBe(
      true,
    );
    expect(group.batch?.messages).toHaveLength(1);
  });

  it('is full after a while, and with history', () => {
    const group = new StoreGroup(message('0'), {});
    let taken = 1;
    while (group.take(message(String(taken)), {})) taken += 1;
    expect(taken).toBe(64);
    const history = { 'messaging-history.set': { chats: [], contacts: [], messages: [] } };
    const whole = new StoreGroup(message('a'), history);
    expect(whole.take(message('b'), {})).toBe(false);
    expect(new StoreGroup(message('a'), {}).take(message('b'), history)).toBe(false);
  });
});
