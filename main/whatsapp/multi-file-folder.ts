import { BufferJSON, proto, type SignalDataTypeMap } from '@whiskeysockets/baileys';
import { FolderError, type StoredKey } from '../accounts/backup-port.ts';
import { decodeCredentials, decodeKey, encodeCredentials, encodeKey } from './key-serialisation.ts';

/*
 * Baileys' own form of a session on disk (Utils/use-multi-file-auth-state.js), which most programs around it use: one
 * file per key, `TYPE-ID.json`, with "/" written as "__" and ":" as "-", and `creds.json`.
 */

const credentialsFile = 'creds.json';

/** Longer names first: one is the beginning of another. */
const types = [
  'app-state-sync-version',
  'app-state-sync-key',
  'sender-key-memory',
  'identity-key',
  'lid-mapping',
  'device-list',
  'sender-key',
  'pre-key',
  'session',
  'tctoken',
] as const satisfies readonly (keyof SignalDataTypeMap)[];
type KeyType = (typeof types)[number];

/** The files of the folder, by name. Keys of types that this version does not know are left out. */
export function toMultiFile(
  credentials: Uint8Array,
  keys: readonly StoredKey[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { type, id, value } of keys) {
    if (isKeyType(type)) files.set(`${type}-${fileId(id)}.json`, write(decodeKey(type, value)));
  }
  // Last: a folder that was cut short has none, and nobody takes half a session for a whole one.
  files.set(credentialsFile, write(decodeCredentials(credentials)));
  return files;
}

/** The session in such files. @throws FolderError */
export function fromMultiFile(files: ReadonlyMap<string, string>): {
  readonly credentials: Uint8Array;
  readonly keys: readonly StoredKey[];
} {
  const text = files.get(credentialsFile);
  if (text === undefined) throw new FolderError('no-credentials');
  const keys: StoredKey[] = [];
  for (const [name, content] of files) {
    const type = types.find((candidate) => name.startsWith(`${candidate}-`));
    if (type === undefined || !name.endsWith('.json')) continue;
    const id = idOf(type, name.slice(type.length + 1, -'.json'.length));
    const value = keyOf(type, read(content));
    if (id !== '' && value !== null) keys.push({ type, id, value });
  }
  return { credentials: readCredentials(text), keys };
}

function readCredentials(text: string): Uint8Array {
  const parsed = read(text);
  if (typeof parsed !== 'object' || parsed === null) throw new FolderError('unreadable');
  // What was made for a link that never came about has no account.
  if (!('me' in parsed) || !('account' in parsed)) throw new FolderError('not-linked');
  try {
    return encodeCredentials(decodeCredentials(Buffer.from(text, 'utf8')));
  } catch (error: unknown) {
    throw new FolderError('unreadable', { cause: error });
  }
}

/** The bytes that our store keeps; null for an empty file, as a write that was cut leaves it. */
function keyOf(type: KeyType, value: unknown): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' && typeof value !== 'string') throw new FolderError('unreadable');
  const restored =
    type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value as object) : value;
  return encodeKey(restored);
}

/** Null for a file that is empty or cut: Baileys itself takes such a key as missing, and it heals. */
function read(text: string): unknown {
  try {
    return JSON.parse(text, BufferJSON.reviver) as unknown;
  } catch {
    return null;
  }
}

const write = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);
const isKeyType = (type: string): type is KeyType => (types as readonly string[]).includes(type);
const fileId = (id: string): string => id.replaceAll('/', '__').replaceAll(':', '-');

/** The id that a file's name stands for. What "-" was depends on the type: group jids have real ones. */
function idOf(type: KeyType, name: string): string {
  switch (type) {
    case 'app-state-sync-key':
      return name.replaceAll('__', '/');
    case 'sender-key':
      return name.replaceAll('--', '::');
    case 'identity-key':
      return name.replace(/^(\d+(?:_\d+)?)-(\d+)@/, '$1:$2@');
    case 'app-state-sync-version':
    case 'sender-key-memory':
    case 'lid-mapping':
    case 'device-list':
    case 'pre-key':
    case 'session':
    case 'tctoken':
      return name;
  }
}
