import { expect, it } from 'vitest';
import { defaultAccountSettings } from '../../../preload/contract/account-settings.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { FactReader } from '../../../main/backups/fact-lines.ts';
import { factTables } from '../../../main/backups/fact-parts.ts';
import { encodeJson, parseJson, settingsSchema } from '../../../main/backups/manifest.ts';
import { emptyBatch, type MessageChange } from '../../../main/domain/chat-batch.ts';
import { backupHandlers } from '../../../main/storage/backups/backup-store.ts';
import type { Connection } from '../../../main/storage/connection.ts';
import { query } from '../../../main/storage/query.ts';
import { firstAccount, openMemoryStore, secondAccount } from '../storage/memory-store.ts';

/*
 * Every column of the store is either in a backup and back after a restore, or is named here with the reason why it is not.
 * Whoever adds one has to decide.
 */

/** Why a column is not in a backup. */
const why = {
  rowNumber: 'rows get other numbers where they are restored',
  thisComputer: 'belongs to this computer, not to the account',
  derived: 'worked out anew from the rest',
  clock: 'told anew by the service as soon as the account is online',
  owed: 'nobody knows whether the other copy of the login sends it, too',
  byService: 'the service knows it, and is asked again',
} as const;

const tablesLeftOut: Readonly<Record<string, string>> = {
  account_defaults: why.thisComputer,
  account_events: why.thisComputer,
  actions: why.owed,
  backup_schedule: why.thisComputer,
  group_facts: why.byService,
  members: why.byService,
  owed_settings: why.owed,
  index_state: why.derived,
  media_secret: why.thisComputer,
  message_index: why.derived,
  name_index: why.derived,
  outdated: why.derived,
  outdated_names: why.derived,
  // In a backup with media, which test/integration/backups/media.test.ts restores.
  media_files: why.byService,
  message_media: why.byService,
  pictures: why.byService,
};

const columnsLeftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  accounts: {
    account: why.rowNumber,
    online_at: why.clock,
    phone_seen_at: why.clock,
    backed_up_at: why.thisComputer,
    moved: why.thisComputer,
    removing: why.thisComputer,
    // Whoever is restored has a login.
    unlinked: why.derived,
  },
  people: { person: why.rowNumber, push_name_at: why.clock, about: why.byService, blocked: why.byService },
  chats: {
    chat: why.rowNumber,
    listed: why.derived,
    unread_base: why.derived,
    unread_known: why.derived,
    read_at: why.derived,
    read_message: why.derived,
    last_message: why.derived,
    last_message_at: why.derived,
    mentions: why.derived,
    history_complete: why.byService,
  },
  messages: { message: why.rowNumber, unread: why.derived, mentions_me: why.derived },
  pending: {},
  marks: {},
  receipts: {},
  labels: {},
  chat_labels: {},
};

const rows = (db: Connection, sql: string): Record<string, unknown>[] =>
  db.all(query<Record<string, never>, Record<string, unknown>>('test.any', sql), {});
const tablesOf = (db: Connection): string[] =>
  rows(
    db,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  ).map(({ name }) => String(name));

const greta = { phoneJid: '447911123456@s.whatsapp.net', lidJid: '99@lid' };
const group = { type: 'place', jid: '120363-1@g.us', kind: 'group' } as const;
const at = 1_700_000_000_000;
const key = (wireId: string, fromMe = false) => ({
  chat: group,
  wireId,
  fromMe,
  sender: fromMe ? null : greta,
});
const message = (wireId: string, change: Partial<MessageChange> = {}): MessageChange => ({
  key: key(wireId),
  sentAt: at + Number(wireId) * 1000,
  kind: 'text',
  text: `text ${wireId}`,
  content: Buffer.from([1, Number(wireId)]),
  status: 'none',
  origin: 'history',
  ...change,
});

/** An account that has something in every column that is in a backup. */
function filledStore(): ReturnType<typeof openMemoryStore> {
  const store = openMemoryStore();
  store.chats.updateAccount(firstAccount, {
    name: 'Spring market',
    phoneNumber: '447911000000',
    lidJid: '1@lid',
    hue: 3,
    order: 4,
    linkedAt: 5,
    paused: true,
    pinned: true,
    label: 'Sales',
    muted: true,
    group: 'Work',
    groupFolded: true,
  });
  const { chats } = store.databases;
  chats.execute(
    `UPDATE accounts SET settings = '${JSON.stringify(defaultAccountSettings)}', proxy = '{"kind":"http","host":"proxy.example","port":1,"username":"u","password":"p"}'
     WHERE id = '${firstAccount}'`,
  );
  store.chats.applyBatch(firstAccount, {
    ...emptyBatch,
    people: [{ identity: greta, contactName: 'Greta', pushName: 'G.' }],
    labels: [
      { id: '3', name: 'New customer' },
      { id: '4', name: 'Nobody yet' },
    ],
    chats: [
      {
        address: group,
        title: 'Spring market',
        pinned: true,
        archived: true,
        mutedUntil: 9_999_999_999_999,
        markedUnread: true,
        unread: { count: 7, source: 'history' },
        timer: { seconds: 86_400, at },
        label: { id: '3', on: true },
      },
      { address: { type: 'person', identity: greta } },
    ],
    messages: [
      message('1', { expiresAt: 4_000_000_000_000, detail: { mentions: [greta.phoneJid] } }),
      message('2'),
      message('3'),
      message('4', { key: key('4', true), status: 'read' }),
    ],
    edits: [
      { key: key('2'), text: 'edited', content: Buffer.from('e'), editedAt: at + 9000 },
      {
        key: key('50'),
        text: 'not here yet',
        content: Buffer.from('n'),
        editedAt: at,
        detail: { mentions: [greta.phoneJid] },
      },
    ],
    statuses: [{ key: key('51', true), status: 'read' }],
    deletions: [{ key: key('3'), forMe: true }, { key: key('52') }, { key: key('53'), forMe: true }],
    marks: [
      { key: key('1'), what: 'reaction', by: greta, at: 5, value: '👍' },
      { key: key('4', true), what: 'reaction', by: greta, at: 6, value: '🎉' },
    ],
    receipts: [{ key: key('4', true), by: greta, deliveredAt: 10, readAt: 20, playedAt: 30 }],
  });
  chats.execute(`UPDATE chats SET draft = 'begun @Greta', draft_at = 77, draft_mentions =
     '[{"start":6,"length":6,"jid":"${greta.lidJid}"}]' WHERE place_jid IS NOT NULL`);
  return store;
}

/** All of a table, with names in place of row numbers, and without what is left out. */
function dump(db: Connection, table: string): Record<string, unknown>[] {
  const left = columnsLeftOut[table] ?? {};
  const all = rows(db, `SELECT * FROM ${table} t`);
  const nameOf = (sql: string, number: unknown): unknown =>
    typeof number === 'number' && number > 0 ? rows(db, `${sql} = ${number}`)[0]?.['name'] : number;
  const named = (column: string, row: Record<string, unknown>): unknown => {
    const value = row[column];
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
    if (column === 'account') return nameOf('SELECT id AS name FROM accounts WHERE account', value);
    if (column === 'chat')
      return nameOf("SELECT coalesce(place_jid, 'a person') AS name FROM chats WHERE chat", value);
    if (column === 'message') return nameOf('SELECT wire_id AS name FROM messages WHERE message', value);
    if (['person', 'sender'].includes(column) || (column === 'slot' && row['what'] !== 'edit'))
      return nameOf('SELECT phone_jid AS name FROM people WHERE person', value);
    return value;
  };
  return all
    .filter((row) => table !== 'accounts' || row['id'] === firstAccount)
    .map((row) =>
      Object.fromEntries(
        Object.keys(row)
          .filter((column) => left[column] === undefined)
          .map((column) => [column, named(column, row)]),
      ),
    )
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

it('every table of the chats is in a backup, or is named with the reason why not', () => {
  const store = openMemoryStore();
  try {
    const known = new Set([...Object.keys(tablesLeftOut), ...Object.keys(columnsLeftOut)]);
    const shadow = /^(?:message|name)_index_/;
    const tables = tablesOf(store.databases.chats).filter((table) => !shadow.test(table));
    expect(tables.filter((table) => !known.has(table))).toEqual([]);
    expect([...known].filter((table) => !tables.includes(table))).toEqual([]);
    for (const [table, columns] of Object.entries(columnsLeftOut)) {
      const there = rows(store.databases.chats, `SELECT name FROM pragma_table_info('${table}')`);
      const names = there.map(({ name }) => String(name));
      expect(Object.keys(columns).filter((column) => !names.includes(column))).toEqual([]);
    }
  } finally {
    store.close();
  }
});

it('every column that is not left out comes back as it was', () => {
  const before = filledStore();
  const after = openMemoryStore();
  try {
    const { chats } = before.databases;
    // Columns in which the account has nothing would show nothing.
    for (const [table, columns] of Object.entries(columnsLeftOut)) {
      const found = dump(chats, table);
      const names = rows(chats, `SELECT name FROM pragma_table_info('${table}')`).map(({ name }) =>
        String(name),
      );
      const empty = names.filter(
        (name) =>
          columns[name] === undefined &&
          !found.some((row) => row[name] !== null && row[name] !== 0 && row[name] !== ''),
      );
      expect([table, empty]).toEqual([table, []]);
    }

    // As the archive has them: settings as JSON, all else as lines.
    before.credentials.commit(firstAccount, { credentials: Buffer.from('c'), keys: [] });
    const snapshot = backupHandlers.sessionSnapshot(before.databases, firstAccount);
    if (snapshot === null) throw new Error('no session');
    after.databases.chats.execute('DELETE FROM accounts');
    const account = parseJson(settingsSchema, encodeJson(snapshot.account));
    backupHandlers.restoreSession(after.databases, { ...snapshot, account });
    const bounds = backupHandlers.bounds(before.databases);
    const reader = new FactReader((id: AccountId) => id === firstAccount);
    for (const table of factTables) {
      const range = { table, after: 0, through: 1000 };
      const { lines } = backupHandlers.factLines(
        before.databases,
        [firstAccount, secondAccount],
        range,
        bounds,
      );
      for (const facts of reader.facts(table, lines))
        for (const { accountId, batch } of facts) after.chats.applyBatch(accountId, batch);
    }
    for (const table of Object.keys(columnsLeftOut))
      expect([table, dump(after.databases.chats, table)]).toEqual([table, dump(chats, table)]);
  } finally {
    before.close();
    after.close();
  }
});
