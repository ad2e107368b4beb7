import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BufferJSON, Curve, initAuthCreds } from '@whiskeysockets/baileys';
import { encodeKeyLines } from '../../../main/accounts/key-lines.ts';
import { openStorage, type Storage } from '../../../main/storage/client.ts';
import { chatMigrations } from '../../../main/storage/migrations/chats.ts';
import { openDatabase } from '../../../main/storage/open-database.ts';
import { encodeKey } from '../../../main/whatsapp/key-serialisation.ts';
import type { AccountId } from '../../../preload/contract/model.ts';

export const storeKeys = { credentialsKey: randomBytes(32), chatsKey: randomBytes(32) };

/** Of an account that has been in use: Baileys makes 812 pre-keys at the link. */
const preKeys = 812;
const sessions = 100;

/** Linked accounts, each with keys of its own, in a new store that stays open. */
export async function storeOfAccounts(
  folder: string,
  workerFile: string,
  count: number,
): Promise<{ readonly storage: Storage; readonly ids: readonly AccountId[] }> {
  const storage = await openStorage({ folder, workerFile, ...storeKeys });
  const ids: AccountId[] = [];
  for (let index = 0; index < count; index++) {
    const id = randomUUID() as AccountId;
    const phoneNumber = `49151${String(index).padStart(7, '0')}`;
    const creds = {
      ...initAuthCreds(),
      account: { details: randomBytes(40) },
      me: { id: `${phoneNumber}:7@s.whatsapp.net`, name: 'bench' },
    };
    const pairs = Array.from({ length: preKeys }, (_value, key) => ({
      type: 'pre-key',
      id: String(key + 1),
      value: encodeKey(
        key < 20 ? Curve.generateKeyPair() : { public: randomBytes(32), private: randomBytes(32) },
      ),
    }));
    const ratchets = Array.from({ length: sessions }, (_value, key) => ({
      type: 'session',
      id: `${key}.0`,
      value: Buffer.concat([Buffer.from([0]), randomBytes(800)]),
    }));
    await storage.backups.restoreSession({
      account: {
        id,
        name: `account ${index}`,
        phoneNumber,
        lidJid: null,
        hue: index % 12,
        order: index,
        createdAt: Date.now(),
        linkedAt: Date.now(),
        unlinked: false,
        paused: false,
        pinned: false,
        settings: null,
        proxy: null,
      },
      generation: 1,
      credentials: Buffer.from(JSON.stringify(creds, BufferJSON.replacer)),
      keys: encodeKeyLines([...pairs, ...ratchets]),
      journal: new Uint8Array(0),
    });
    ids.push(id);
  }
  return { storage, ids };
}

/** Messages of one account, written past the thread: what is measured is not how they come in. */
export function fillMessages(folder: string, messages: number): void {
  const database = openDatabase({
    file: join(folder, 'chats.db'),
    key: storeKeys.chatsKey,
    migrations: chatMigrations,
    create: false,
    exclusive: false,
    reportSlowQuery: () => undefined,
  });
  const chats = Math.max(1, Math.floor(messages / 500));
  const numbers = (count: number): string =>
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  database.execute(`PRAGMA synchronous = OFF; BEGIN;
    ${numbers(chats)} INSERT INTO people (account, phone_jid, push_name)
      SELECT 1, (447911000000 + i) || '@s.whatsapp.net', 'person ' || i FROM n;
    ${numbers(chats)} INSERT INTO chats (account, kind, person, listed, unread_base, unread, unread_known, read_at,
        read_message, last_activity_at, last_message_at, pinned, archived, muted_until)
      SELECT 1, 'direct', i, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM n;
    ${numbers(messages)} INSERT INTO messages (account, chat, wire_id, from_me, sender, sent_at, kind, status, unread,
        edited_at, text, content)
      SELECT 1, 1 + (i * 7919) % ${chats}, '3EB0' || hex(randomblob(9)), i % 2, 0, 1700000000000 + i * 1000, 'text',
        'none', 0, 0, 'message number ' || i || ' with as many words as people write', randomblob(150) FROM n;
    -- As in a store that has been in use: else its own thread would make the index meanwhile, on one of the processors.
    UPDATE index_state SET indexed_through = ${messages};
    DELETE FROM outdated; DELETE FROM outdated_names;
    COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`);
  database.close();
}
