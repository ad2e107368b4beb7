import { createHash } from 'node:crypto';
import type { SessionFormat } from '../../../main/accounts/backup-port.ts';
import { encodeKeyLines } from '../../../main/accounts/key-lines.ts';
import { formatName, formatVersion } from '../../../main/backups/manifest.ts';
import { readArchive, type BackupVisitor } from '../../../main/backups/read-backup.ts';
import { blockSize, encodeHeader, paddingAfter } from '../../../main/backups/tar-header.ts';

export interface Part {
  readonly name: string;
  readonly content: Uint8Array;
}

export const firstId = 'account-one';
export const secondId = 'account-two';

/** Credentials are `OPENS:` and a number here. */
export const toyFormat: SessionFormat = {
  inspect: (credentials) => {
    const text = Buffer.from(credentials).toString('utf8');
    if (!text.startsWith('OPENS:')) throw new Error('does not open');
    return { phoneNumber: text.slice(6), lidJid: null, name: '', device: 'd' };
  },
  toFolder: () => new Map(),
  fromFolder: () => {
    throw new Error('not here');
  },
};

export const jsonPart = (name: string, value: unknown): Part => ({
  name,
  content: Buffer.from(JSON.stringify(value)),
});

export const settingsOf = (id: string, change: object = {}): object => ({
  id,
  name: 'Greta',
  phoneNumber: '447911123456',
  lidJid: null,
  hue: 0,
  order: 0,
  createdAt: 1,
  linkedAt: 1,
  unlinked: false,
  paused: false,
  pinned: false,
  settings: null,
  proxy: null,
  ...change,
});

export const accountParts = (id: string): Part[] => [
  jsonPart(`accounts/${id}/settings.json`, settingsOf(id)),
  { name: `accounts/${id}/credentials.json`, content: Buffer.from('OPENS:447911123456') },
  {
    name: `accounts/${id}/keys.jsonl`,
    content: encodeKeyLines([{ type: 'session', id: 'x', value: Buffer.from('key') }]),
  },
  { name: `accounts/${id}/journal.jsonl`, content: Buffer.alloc(0) },
];

export const about = (version: number = formatVersion): Part =>
  jsonPart('about.json', { format: formatName, version, app: '1' });

export const manifestOf = (parts: readonly Part[], ids: readonly string[]): Part =>
  jsonPart('manifest.json', {
    format: formatName,
    version: formatVersion,
    app: '1',
    createdAt: 1,
    withMessages: false,
    accounts: ids.map((id) => ({
      id,
      name: 'Greta',
      number: '+44 … 56',
      generation: 1,
      takenAt: 1,
      messages: 0,
    })),
    parts: parts.map(({ name, content }) => ({
      name,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  });

/** A whole archive with these accounts. */
export function goodParts(ids: readonly string[] = [firstId]): Part[] {
  const parts = [about(), ...ids.flatMap(accountParts)];
  return [...parts, manifestOf(parts, ids)];
}

export const end = Buffer.alloc(2 * blockSize);

export const entry = ({ name, content }: Part): Buffer =>
  Buffer.concat([
    encodeHeader({ name, size: content.length }, 0),
    content,
    Buffer.alloc(paddingAfter(content.length)),
  ]);

export const tarOf = (parts: readonly Part[]): Buffer => Buffer.concat([...parts.map(entry), end]);

/** A header with fields changed and its sum set right again. */
export function forgedHeader(change: (header: Buffer) => void, size = 0): Buffer {
  const header = Buffer.from(encodeHeader({ name: 'about.json', size }, 0));
  change(header);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** What the visitor saw, in words. */
export async function read(archive: Uint8Array, pieceSize = 777): Promise<string[]> {
  const seen: string[] = [];
  const visitor: BackupVisitor = { session: ({ account }) => void seen.push(account.id) };
  const signal = new AbortController().signal;
  await readArchive(pieces(archive, pieceSize), visitor, { format: toyFormat, signal });
  return seen;
}
