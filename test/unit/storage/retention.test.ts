import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatStore } from '../../../main/accounts/ports.ts';
import { clearOld, dueByRule, previewOld, storageUsage } from '../../../main/accounts/storage-usage.ts';
import { query, type NoParameters } from '../../../main/storage/query.ts';
import { firstAccount as account, openMemoryStore, secondAccount, type MemoryStore } from './memory-store.ts';

const day = 86_400_000;
const today = 20_000;
let store: MemoryStore;
/** The same as a port: its answers are promised. */
let chats: ChatStore;
beforeEach(() => {
  store = openMemoryStore();
  chats = new Proxy(store.chats, {
    get:
      (target, name) =>
      (...parameters: readonly unknown[]) =>
        Promise.resolve().then(() =>
          (target as unknown as Record<string, (...all: readonly unknown[]) => unknown>)[String(name)]?.(
            ...parameters,
          ),
        ),
  }) as unknown as ChatStore;
});
afterEach(() => store.close());

/** One message a day in a chat, the newest today; with a file of a megabyte where it is a picture. */
function fill(of: 1 | 2, chat: number, days: number, kind: 'text' | 'image'): void {
  const connection = store.databases.chats;
  connection.execute(`INSERT INTO chats (chat, account, kind, place_jid, listed, unread_base, unread, unread_known, read_at,
      read_message, last_activity_at, last_message_at, pinned, archived, muted_until)
    VALUES (${chat}, ${of}, 'group', '${chat}@g.us', 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0)`);
  for (let age = 0; age < days; age++) {
    connection.execute(`INSERT INTO messages (account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at,
        text, content) VALUES (${of}, ${chat}, 'M${age}', 0, 0, ${(today - age) * day}, '${kind}', 'none', 0, 0, 'text!', x'0102')`);
    if (kind === 'image') {
      connection.execute(
        `INSERT INTO media_files (name, bytes, uses) VALUES ('file ${chat} ${age}', 1000000, 0)`,
      );
      connection.execute(`INSERT INTO message_media (message, account, state, reason, file, to_upload)
        VALUES (last_insert_rowid(), ${of}, 'here', NULL, 'file ${chat} ${age}', 0)`);
    }
  }
}
const star = (chat: number, age: number): void =>
  store.databases.chats
    .execute(`INSERT INTO marks (account, chat, wire_id, from_me, sender, what, slot, at, value)
    VALUES (1, ${chat}, 'M${age}', 0, 0, 'star', 0, 0, '1')`);
const count = (what: string): number => {
  const counted = query<NoParameters, { n: number }>('count', `SELECT count(*) AS n FROM ${what}`);
  return store.databases.chats.get(counted, {})?.n ?? 0;
};
const clear = (what: 'messages' | 'media', before: number) =>
  clearOld(chats, account, { what, before }, () => undefined);

describe('what an account takes', () => {
  it('is told by kind, files once', async () => {
    fill(1, 1, 10, 'text');
    fill(1, 2, 4, 'image');
    fill(2, 3, 7, 'text');
    // Forwarded: another message with the same file.
    store.databases.chats.execute("UPDATE message_media SET file = 'file 2 0' WHERE file = 'file 2 1'");
    const usage = await storageUsage(chats, account);
    expect(usage.messages).toBe(14);
    expect(usage.kinds.find(({ kind }) => kind === 'text')).toEqual({
      kind: 'text',
      messages: 10,
      bytes: 70,
      fileBytes: 0,
    });
    expect(usage.kinds.find(({ kind }) => kind === 'image')).toMatchObject({
      messages: 4,
      fileBytes: 3_000_000,
    });
    expect(usage.bytes).toBe(3_000_000 + 14 * 7);
    expect(usage.oldestAt).toBe((today - 9) * day);
  });
});

describe('what is old', () => {
  it('goes as it was foretold, but for what is starred, and of no other account', async () => {
    fill(1, 1, 1000, 'text');
    fill(1, 2, 20, 'image');
    fill(2, 3, 30, 'text');
    star(1, 900);
    const before = (today - 9) * day;
    const foretold = await previewOld(chats, account, { what: 'messages', before });
    expect(foretold.messages).toBe(990 + 10 - 1);
    const notices: number[] = [];
    const gone = await clearOld(chats, account, { what: 'messages', before }, ({ messages }) =>
      notices.push(messages.length),
    );
    expect(gone.messages).toBe(foretold.messages);
    // In slices, none of which holds others up.
    expect(Math.max(...notices)).toBeLessThanOrEqual(300);
    expect(count('messages WHERE account = 1')).toBe(10 + 10 + 1);
    expect(count('messages WHERE account = 2')).toBe(30);
    expect(count('media_files WHERE uses > 0')).toBe(10);
    expect(await previewOld(chats, account, { what: 'messages', before })).toEqual({ messages: 0, bytes: 0 });
  });

  it('files can go alone: the messages stay, and say that the file can be fetched', async () => {
    fill(1, 2, 20, 'image');
    star(2, 15);
    const before = (today - 9) * day;
    expect(await previewOld(chats, account, { what: 'media', before })).toEqual({
      messages: 9,
      bytes: 9_000_000,
    });
    expect(await clear('media', before)).toEqual({ messages: 9, bytes: 9_000_000 });
    expect(count('messages')).toBe(20);
    expect(count('message_media')).toBe(11);
    expect(count('media_files WHERE uses > 0')).toBe(11);
  });

  it('the chat list shows the newest message that is left', async () => {
    fill(1, 1, 5, 'text');
    await clear('messages', (today + 1) * day);
    const [chat] = store.chats.chatPage(account, null, 10).rows;
    expect(chat).toMatchObject({ lastMessage: null, unread: 0 });
  });
});

describe('a rule', () => {
  const none = { days: null, megabytes: null };
  it('lets go by age and by size, of messages and of files', async () => {
    fill(1, 2, 20, 'image');
    const now = today * day + 1;
    expect(await dueByRule(chats, account, { messages: none, media: none }, now)).toEqual([]);
    expect(await dueByRule(chats, account, { messages: { ...none, days: 5 }, media: none }, now)).toEqual([
      { what: 'messages', before: now - 5 * day },
    ]);
    const due = await dueByRule(chats, account, { messages: none, media: { ...none, megabytes: 12 } }, now);
    expect(due).toEqual([{ what: 'media', before: (today - 11) * day }]);
    await clear('media', due[0]!.before);
    expect((await storageUsage(chats, account)).kinds.find(({ kind }) => kind === 'image')?.fileBytes).toBe(
      12_000_000,
    );
    expect(
      await dueByRule(chats, account, { messages: none, media: { ...none, megabytes: 12 } }, now),
    ).toEqual([]);
  });
});

it('accounts that are gone have nothing', async () => {
  await expect(storageUsage(chats, 'nobody-here' as typeof account)).rejects.toThrow('no such account');
  expect((await storageUsage(chats, secondAccount)).bytes).toBe(0);
});
