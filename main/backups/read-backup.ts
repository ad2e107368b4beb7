import { createHash } from 'node:crypto';
import type { AccountId } from '../../preload/contract/model.ts';
import type { AccountSettings, SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import { decodeJournalLines, decodeKeyLines } from '../accounts/key-lines.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';
import { decodeBatch } from './batch-lines.ts';
import {
  aboutSchema,
  formatVersion,
  manifestSchema,
  parseJson,
  settingsSchema,
  type Manifest,
} from './manifest.ts';
import { tarParts, wholePart, type TarPart } from './tar-reader.ts';

/** Largest size of each kind of part, far above what real ones have. Bytes. */
const limits = {
  about: 64 * 1024,
  manifest: 256 * 1024 * 1024,
  settings: 1024 * 1024,
  credentials: 4 * 1024 * 1024,
  keys: 512 * 1024 * 1024,
  journal: 512 * 1024 * 1024,
  chats: 128 * 1024 * 1024,
} as const;

/** An account's session as the backup has it, opened and found to be one. */
export interface BackedUpSession {
  readonly account: AccountSettings;
  readonly identity: SessionIdentity;
  readonly credentials: Uint8Array;
  readonly keys: Uint8Array;
  readonly journal: Uint8Array;
}

export interface BackupVisitor {
  session(session: BackedUpSession): void | Promise<void>;
  batch?(accountId: AccountId, batch: ChatBatch): void | Promise<void>;
}

export interface ReadOptions {
  readonly format: SessionFormat;
  readonly signal: AbortSignal;
  /** From an earlier reading of the same file: then nothing reaches the visitor whose hash is not in it. */
  readonly expected?: Manifest;
}

/**
 * Reads a whole archive and checks all of it: names, order, sizes, hashes, and that every session opens. The memory is that
 * of the largest part. Throws BackupError `backup-hostile`, `backup-damaged`, `backup-too-new`, `backup-unreadable-session`,
 * `backup-cancelled`, and what the visitor throws.
 */
export async function readArchive(
  archive: AsyncIterable<Uint8Array>,
  visitor: BackupVisitor,
  options: ReadOptions,
): Promise<Manifest> {
  const reading = new Reading(visitor, options);
  for await (const part of tarParts(archive)) {
    throwIfCancelled(options.signal);
    await reading.take(part);
  }
  return reading.finish();
}

type SessionPart = 'settings' | 'credentials' | 'keys' | 'journal';
const sessionParts: readonly SessionPart[] = ['settings', 'credentials', 'keys', 'journal'];
const partName =
  /^accounts\/([a-z0-9-]{8,40})\/(?:(settings|credentials)\.json|(keys|journal)\.jsonl|chats-(\d{6})\.jsonl)$/;

class Reading {
  readonly #visitor: BackupVisitor;
  readonly #options: ReadOptions;
  readonly #parts: Manifest['parts'] = [];
  readonly #accounts = new Map<AccountId, SessionIdentity>();
  #state: 'about' | 'accounts' | 'ended' = 'about';
  #current: { readonly id: string; readonly found: Map<SessionPart, Uint8Array>; chats: number } | null =
    null;
  #manifest: Manifest | null = null;

  constructor(visitor: BackupVisitor, options: ReadOptions) {
    this.#visitor = visitor;
    this.#options = options;
  }

  async take(part: TarPart): Promise<void> {
    if (this.#state === 'ended') throw hostile('a part after the manifest');
    if (this.#state === 'about') {
      if (part.name !== 'about.json') throw hostile('it does not begin with about.json');
      const about = parseJson(aboutSchema, await this.#read(part, limits.about));
      if (about.version > formatVersion) throw new BackupError('backup-too-new');
      this.#state = 'accounts';
      return;
    }
    if (part.name === 'manifest.json') {
      this.#manifest = parseJson(manifestSchema, await wholePart(part, limits.manifest));
      this.#state = 'ended';
      return;
    }
    const match = partName.exec(part.name);
    const id = match?.[1];
    if (match === null || id === undefined) throw hostile('a part that no backup has');
    const kind = (match[2] ?? match[3]) as SessionPart | undefined;
    if (kind === undefined) await this.#takeChats(id, Number(match[4]), part);
    else await this.#takeSession(id, kind, part);
  }

  finish(): Manifest {
    const manifest = this.#manifest;
    this.#checkComplete();
    if (manifest === null) throw new BackupError('backup-damaged', 'the manifest is missing');
    const found = [...this.#accounts.keys()].join(' ');
    if (manifest.accounts.map(({ id }) => id).join(' ') !== found)
      throw hostile('other accounts than the manifest says');
    if (manifest.parts.length !== this.#parts.length) throw hostile('other parts than the manifest says');
    this.#parts.forEach((part, index) => checkSame(part, manifest.parts[index]));
    return manifest;
  }

  async #takeSession(id: string, kind: SessionPart, part: TarPart): Promise<void> {
    if (kind === 'settings') {
      this.#checkComplete();
      if ([...this.#accounts.keys()].some((known) => known === id)) throw hostile('an account comes twice');
      this.#current = { id, found: new Map(), chats: 0 };
    }
    const current = this.#current;
    if (current?.id !== id || sessionParts[current.found.size] !== kind)
      throw hostile('the parts of an account are in disorder');
    current.found.set(kind, await this.#read(part, limits[kind]));
    if (kind !== 'journal') return;
    const session = openSession(id, current.found, this.#options.format);
    this.#accounts.set(session.account.id, session.identity);
    // The bytes are with the visitor now; only their number matters from here on.
    for (const name of sessionParts) current.found.set(name, new Uint8Array(0));
    await this.#visitor.session(session);
  }

  async #takeChats(id: string, number: number, part: TarPart): Promise<void> {
    const current = this.#current;
    if (current?.id !== id || current.found.size !== sessionParts.length || number !== current.chats + 1)
      throw hostile('the parts of an account are in disorder');
    current.chats = number;
    const batch = decodeBatch(await this.#read(part, limits.chats));
    await this.#visitor.batch?.(id as AccountId, batch);
  }

  /** All of a part, its hash noted, and compared when it is known what it must be. */
  async #read(part: TarPart, limit: number): Promise<Uint8Array> {
    const bytes = await wholePart(part, limit);
    const { name, size } = part;
    const described = { name, size, sha256: createHash('sha256').update(bytes).digest('hex') };
    const { expected } = this.#options;
    if (expected !== undefined) checkSame(described, expected.parts[this.#parts.length]);
    this.#parts.push(described);
    return bytes;
  }

  #checkComplete(): void {
    if (this.#current !== null && this.#current.found.size < sessionParts.length)
      throw hostile('an account is not complete');
  }
}

function openSession(
  id: string,
  found: ReadonlyMap<SessionPart, Uint8Array>,
  format: SessionFormat,
): BackedUpSession {
  const part = (kind: SessionPart): Uint8Array => found.get(kind) ?? new Uint8Array(0);
  const account: AccountSettings = parseJson(settingsSchema, part('settings'));
  if (account.id !== id) throw hostile('the settings are those of another account');
  let identity: SessionIdentity;
  try {
    decodeJournalLines(part('journal'));
    identity = format.inspect(part('credentials'), decodeKeyLines(part('keys')));
  } catch (error: unknown) {
    throw new BackupError('backup-unreadable-session', 'a session does not open', { cause: error });
  }
  if (account.phoneNumber !== null && account.phoneNumber !== identity.phoneNumber)
    throw hostile('the session is that of another number');
  return {
    account: { ...account, phoneNumber: identity.phoneNumber },
    identity,
    credentials: part('credentials'),
    keys: part('keys'),
    journal: part('journal'),
  };
}

type Part = Manifest['parts'][number];

function checkSame(found: Part, written: Part | undefined): void {
  if (written?.name !== found.name || written.size !== found.size || written.sha256 !== found.sha256)
    throw new BackupError('backup-damaged', 'a part is not what the manifest says');
}

const hostile = (message: string): BackupError => new BackupError('backup-hostile', message);
