import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '../../preload/contract/model.ts';
import type { AccountSettings, FactTable, SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import type { MediaOwner } from '../accounts/media-archive-port.ts';
import { decodeJournalLines, decodeKeyLines } from '../accounts/key-lines.ts';
import type { ChatBatch } from '../domain/chat-batch.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';
import { FactReader } from './fact-lines.ts';
import { factTables } from './fact-parts.ts';
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
  facts: 256 * 1024 * 1024,
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
  /** After all sessions; people, then chats, then the rest. */
  batch?(accountId: AccountId, batch: ChatBatch, table: FactTable): void | Promise<void>;
  /** After that: which messages had the files that come next. */
  media?(owners: ReadonlyMap<string, readonly MediaOwner[]>): void;
  /** One of these. Its content throws at its end when it is not what it must be. */
  file?(file: BackedUpFile): Promise<void>;
}

export interface BackedUpFile {
  /** As the lines about it call it. */
  readonly name: string;
  readonly size: number;
  /** Of its content, hexadecimal; null while that is not known. */
  readonly sha256: string | null;
  /** Read to its end, or left. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  readonly format: SessionFormat;
  readonly signal: AbortSignal;
  /** From an earlier reading of the same file: then nothing reaches the visitor whose hash is not in it. */
  readonly expected?: Manifest;
  /** True for a file that we have just written ourselves: lines of chats are then held against their hash only. */
  readonly trustLines?: boolean;
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
const sessionPartName =
  /^accounts\/([a-z0-9-]{8,40})\/(?:(settings|credentials)\.json|(keys|journal)\.jsonl)$/;
const mediaPartName = /^media-(\d{6})\.jsonl$/;
const filePartName = /^media\/([0-9a-f]{64})$/;
const factPartName = new RegExp(`^(${factTables.join('|')})-(\\d{6})\\.jsonl$`);

class Reading {
  readonly #visitor: BackupVisitor;
  readonly #options: ReadOptions;
  readonly #parts: Manifest['parts'] = [];
  readonly #accounts = new Map<AccountId, SessionIdentity>();
  readonly #facts = new FactReader((accountId) => this.#accounts.has(accountId));
  #state: 'about' | 'accounts' | 'facts' | 'media' | 'ended' = 'about';
  #current: { readonly id: string; readonly found: Map<SessionPart, Uint8Array> } | null = null;
  /** The last part of people, chats or messages. */
  #last: { readonly table: FactTable; readonly number: number } = { table: 'people', number: 0 };
  /** Parts about files so far, and the last file. */
  #mediaParts = 0;
  #lastFile = '';
  /** Files that the last of these has named; null: they were not looked at. */
  #named: ReadonlySet<string> | null = new Set();
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
    const facts = factPartName.exec(part.name);
    if (facts !== null) {
      await this.#takeFacts(facts[1] as FactTable, Number(facts[2]), part);
      return;
    }
    const media = mediaPartName.exec(part.name);
    if (media !== null) {
      await this.#takeMedia(Number(media[1]), part);
      return;
    }
    const file = filePartName.exec(part.name)?.[1];
    if (file !== undefined) {
      await this.#takeFile(file, part);
      return;
    }
    const match = sessionPartName.exec(part.name);
    const id = match?.[1];
    if (match === null || id === undefined) throw hostile('a part that no backup has');
    if (this.#state !== 'accounts') throw hostile('a session after the chats');
    await this.#takeSession(id, (match[2] ?? match[3]) as SessionPart, part);
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
      this.#current = { id, found: new Map() };
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

  async #takeFacts(table: FactTable, number: number, part: TarPart): Promise<void> {
    this.#checkComplete();
    if (this.#state === 'media') throw hostile('chats after the files');
    this.#state = 'facts';
    const last = this.#last;
    const isNext =
      table === last.table ? number === last.number + 1 : number === 1 && isAfter(table, last.table);
    if (!isNext) throw hostile('the parts of the chats are in disorder');
    this.#last = { table, number };
    const bytes = await this.#read(part, limits.facts);
    if (this.#options.trustLines === true) return;
    for (const found of this.#facts.facts(table, bytes)) {
      throwIfCancelled(this.#options.signal);
      for (const { accountId, batch } of found) await this.#visitor.batch?.(accountId, batch, table);
      // Everybody else has a turn.
      await setImmediate();
    }
  }

  async #takeMedia(number: number, part: TarPart): Promise<void> {
    this.#checkComplete();
    this.#state = 'media';
    if (number !== this.#mediaParts + 1) throw hostile('the parts about files are in disorder');
    this.#mediaParts = number;
    const bytes = await this.#read(part, limits.facts);
    // Lines that were not read have told of no chat.
    if (this.#options.trustLines === true) {
      this.#named = null;
      return;
    }
    const owners = this.#facts.media(bytes);
    this.#named = new Set(owners.keys());
    this.#visitor.media?.(owners);
  }

  /** Files come in the order of their names, each once. */
  async #takeFile(name: string, part: TarPart): Promise<void> {
    if (this.#state !== 'media' || name <= this.#lastFile || this.#named?.has(name) === false)
      throw hostile('a file that no message has');
    this.#lastFile = name;
    const content = this.#checked(part);
    const sha256 = this.#options.expected?.parts[this.#parts.length]?.sha256 ?? null;
    const { size } = part;
    await this.#visitor.file?.({ name, size, sha256, content: { [Symbol.asyncIterator]: () => content } });
    while ((await content.next()).done !== true);
  }

  /** A part piece by piece, its hash noted and compared after the last one. */
  async *#checked(part: TarPart): AsyncGenerator<Uint8Array, void, undefined> {
    const hash = createHash('sha256');
    for await (const piece of part.content) {
      throwIfCancelled(this.#options.signal);
      hash.update(piece);
      yield piece;
    }
    this.#note({ name: part.name, size: part.size, sha256: hash.digest('hex') });
  }

  /** All of a part, its hash noted, and compared when it is known what it must be. */
  async #read(part: TarPart, limit: number): Promise<Uint8Array> {
    const bytes = await wholePart(part, limit);
    const { name, size } = part;
    this.#note({ name, size, sha256: createHash('sha256').update(bytes).digest('hex') });
    return bytes;
  }

  #note(described: Part): void {
    const { expected } = this.#options;
    if (expected !== undefined) checkSame(described, expected.parts[this.#parts.length]);
    this.#parts.push(described);
  }

  #checkComplete(): void {
    if (this.#current !== null && this.#current.found.size < sessionParts.length)
      throw hostile('an account is not complete');
  }
}

const isAfter = (table: FactTable, other: FactTable): boolean =>
  factTables.indexOf(table) > factTables.indexOf(other);

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
