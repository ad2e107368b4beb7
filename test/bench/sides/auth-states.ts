import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BufferJSON,
  makeCacheableSignalKeyStore,
  proto,
  useMultiFileAuthState,
  type AuthenticationState,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import { Database } from '@signalapp/sqlcipher';

/** Where bare Baileys keeps what it needs. */
export interface AuthKeeper {
  state(
    account: string,
  ): Promise<{ readonly auth: AuthenticationState; readonly saveCreds: () => Promise<void> }>;
  /** What has come in; keepers that keep no messages forget it. */
  stored(account: string, messages: readonly { readonly id: string; readonly content: Uint8Array }[]): void;
  close(): void;
}

type Logger = Parameters<typeof makeCacheableSignalKeyStore>[1];
type Row = { readonly type: string; readonly id: string; readonly text: string };

/** The pattern of every tutorial: a file for each key, with Baileys' cache in front of them. */
export const inFiles = (folder: string, logger: Logger): AuthKeeper => ({
  state: async (account) => {
    const { state, saveCreds } = await useMultiFileAuthState(join(folder, account));
    const keys = makeCacheableSignalKeyStore(state.keys, logger);
    return { auth: { creds: state.creds, keys }, saveCreds };
  },
  stored: () => undefined,
  close: () => undefined,
});

/** Keys in a Map and nothing on the disk: what no program that keeps anything can be faster than. */
export const inMemory = (folder: string): AuthKeeper => ({
  state: async (account) => {
    const { creds, rows } = await readFolder(join(folder, account));
    const kept = new Map(rows.map(({ type, id, text }) => [`${type} ${id}`, revive(type, text)]));
    const keys: SignalKeyStore = {
      get: async (type, ids) =>
        Object.fromEntries(
          ids.flatMap((id) => {
            const value = kept.get(`${type} ${id}`);
            return value === undefined ? [] : [[id, value]];
          }),
        ) as Record<string, SignalDataTypeMap[typeof type]>,
      set: async (data) => {
        for (const [type, values] of Object.entries(data))
          for (const [id, value] of Object.entries(values ?? {}))
            if (value === null) kept.delete(`${type} ${id}`);
            else kept.set(`${type} ${id}`, value);
      },
    };
    return { auth: { creds, keys }, saveCreds: async () => undefined };
  },
  stored: () => undefined,
  close: () => undefined,
});

/** One plain SQLite file for the keys of all accounts and their messages, as durable as ours (WAL, `synchronous=FULL`). */
export function inSqlite(folder: string, logger: Logger): AuthKeeper {
  const database = new Database(join(folder, 'bare.db'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE keys (account TEXT, type TEXT, id TEXT, text TEXT, PRIMARY KEY (account, type, id)) WITHOUT ROWID;
    CREATE TABLE creds (account TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
    CREATE TABLE messages (message INTEGER PRIMARY KEY, account TEXT, id TEXT, content BLOB)`);
  const read = database.prepare('SELECT text FROM keys WHERE account = ? AND type = ? AND id = ?');
  const write = database.prepare('INSERT OR REPLACE INTO keys VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM keys WHERE account = ? AND type = ? AND id = ?');
  const writeCreds = database.prepare('INSERT OR REPLACE INTO creds VALUES (?, ?)');
  const insert = database.prepare('INSERT INTO messages (account, id, content) VALUES (?, ?, ?)');
  const together = (work: () => void): void => {
    database.exec('BEGIN');
    work();
    database.exec('COMMIT');
  };
  return {
    state: async (account) => {
      const { creds, rows } = await readFolder(join(folder, account));
      together(() => {
        for (const { type, id, text } of rows) write.run([account, type, id, text]);
      });
      const keys: SignalKeyStore = {
        get: async (type, ids) =>
          Object.fromEntries(
            ids.flatMap((id) => {
              const row = read.get<{ text: string }>([account, type, id]);
              return row === undefined ? [] : [[id, revive(type, row.text)]];
            }),
          ) as Record<string, SignalDataTypeMap[typeof type]>,
        set: async (data) =>
          together(() => {
            for (const [type, values] of Object.entries(data))
              for (const [id, value] of Object.entries(values ?? {}))
                if (value === null) remove.run([account, type, id]);
                else write.run([account, type, id, JSON.stringify(value, BufferJSON.replacer)]);
          }),
      };
      return {
        auth: { creds, keys: makeCacheableSignalKeyStore(keys, logger) },
        saveCreds: async () => {
          writeCreds.run([account, JSON.stringify(creds, BufferJSON.replacer)]);
        },
      };
    },
    stored: (account, messages) =>
      together(() => {
        for (const { id, content } of messages) insert.run([account, id, new Uint8Array(content)]);
      }),
    close: () => database.close(),
  };
}

/** Baileys' own class is expected for this type, as `useMultiFileAuthState` does it. */
function revive(type: string, text: string): unknown {
  const value = JSON.parse(text, BufferJSON.reviver) as object;
  return type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
}

/** The folder that the fabricated account lies in: its credentials and pre-keys. */
async function readFolder(
  folder: string,
): Promise<{ readonly creds: AuthenticationState['creds']; readonly rows: readonly Row[] }> {
  const creds = JSON.parse(
    await readFile(join(folder, 'creds.json'), 'utf8'),
    BufferJSON.reviver,
  ) as AuthenticationState['creds'];
  const rows: Row[] = [];
  for (const name of await readdir(folder)) {
    const id = /^pre-key-(\d+)\.json$/u.exec(name)?.[1];
    if (id !== undefined)
      rows.push({ type: 'pre-key', id, text: await readFile(join(folder, name), 'utf8') });
  }
  return { creds, rows };
}
