import type { FileHandle } from 'node:fs/promises';
import type { Recipient } from 'age-encryption';
import type { AccountId } from '../../preload/contract/model.ts';
import type { BackupStore, FactBounds, FactTable, SessionSnapshot } from '../accounts/backup-port.ts';
import type { MediaArchive, MediaContent } from '../accounts/media-archive-port.ts';
import { newHeader } from './age-file.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';
import { factTables } from './fact-parts.ts';
import { FactWalk } from './fact-walk.ts';
import type { PackedPart } from './archive-packer.ts';
import {
  encodeJson,
  formatName,
  formatVersion,
  maskedNumber,
  type Manifest,
  type ManifestAccount,
} from './manifest.ts';
import { openWhole } from './open-whole.ts';
import { PackLink } from './pack-link.ts';

export interface BackupContents {
  readonly accountIds: readonly AccountId[];
  readonly withMessages: boolean;
  /** The folder of files; null leaves them out. They go along with messages only. */
  readonly media: MediaArchive | null;
  /** The version of this app. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface WriteProgress {
  readonly accounts: number;
  readonly messages: number;
  /** Of files. */
  readonly bytes: number;
}

export interface WriteOptions {
  /** The program of the thread that packs. */
  readonly workerFile: string;
  readonly recipient: Recipient;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WriteProgress) => void;
}

/** Longest name that goes along; the service allows much less. */
const longestName = 500;

/**
 * Writes a backup into an open, empty file. Accounts without a session are left out. Memory: one session, and some pages of
 * messages. Throws BackupError `backup-nothing` when no account has a session, `backup-cancelled`, and what the disk throws.
 */
export async function writeBackup(
  file: FileHandle,
  store: BackupStore,
  contents: BackupContents,
  { workerFile, recipient, signal, onProgress }: WriteOptions,
): Promise<void> {
  const modifiedAt = contents.now();
  const { header, fileKey } = await newHeader(recipient);
  const link = await PackLink.start(workerFile, { descriptor: file.fd, header, fileKey, modifiedAt });
  fileKey.fill(0);
  try {
    await new Archive(link, store, contents, { modifiedAt, signal, onProgress }).write();
  } finally {
    await link.close();
  }
}

interface ArchiveOptions extends Pick<WriteOptions, 'signal' | 'onProgress'> {
  readonly modifiedAt: number;
}

type Part = Manifest['parts'][number];

class Archive {
  readonly #link: PackLink;
  readonly #store: BackupStore;
  readonly #contents: BackupContents;
  readonly #options: ArchiveOptions;
  readonly #parts: Promise<Part>[] = [];
  readonly #accounts: ManifestAccount[] = [];
  #messages = 0;
  #bytes = 0;

  constructor(link: PackLink, store: BackupStore, contents: BackupContents, options: ArchiveOptions) {
    this.#link = link;
    this.#store = store;
    this.#contents = contents;
    this.#options = options;
  }

  async write(): Promise<void> {
    const { accountIds, app, withMessages, media } = this.#contents;
    await this.#part('about.json', encodeJson({ format: formatName, version: formatVersion, app }));
    for (const accountId of new Set(accountIds)) await this.#account(accountId);
    if (this.#accounts.length === 0) throw new BackupError('backup-nothing', 'no account has a session');
    const bounds = withMessages ? await this.#store.bounds() : null;
    if (bounds !== null) await this.#facts(bounds);
    const files = bounds === null || media === null ? null : await this.#files(media, bounds);
    const manifest: Manifest = {
      format: formatName,
      version: formatVersion,
      app,
      createdAt: this.#options.modifiedAt,
      withMessages,
      media: files,
      accounts: this.#accounts,
      parts: await Promise.all(this.#parts),
    };
    const { packed } = await this.#link.part('manifest.json', encodeJson(manifest));
    await packed;
    await this.#link.end();
  }

  async #account(accountId: AccountId): Promise<void> {
    throwIfCancelled(this.#options.signal);
    const takenAt = this.#contents.now();
    const snapshot = await this.#store.sessionSnapshot(accountId);
    if (snapshot === null) return;
    await this.#session(snapshot);
    const { account, generation } = snapshot;
    const messages = this.#contents.withMessages ? await this.#store.messageCount(accountId) : 0;
    const number = maskedNumber(account.phoneNumber);
    const name = account.name.slice(0, longestName);
    this.#accounts.push({ id: accountId, name, number, generation, takenAt, messages });
    this.#tell();
  }

  async #session({ account, credentials, keys, journal }: SessionSnapshot): Promise<void> {
    const folder = `accounts/${account.id}`;
    const settings = encodeJson({ ...account, name: account.name.slice(0, longestName) });
    await this.#part(`${folder}/settings.json`, settings);
    await this.#part(`${folder}/credentials.json`, credentials);
    await this.#part(`${folder}/keys.jsonl`, keys);
    await this.#part(`${folder}/journal.jsonl`, journal);
  }

  /** What was stored before the sessions were taken, and what came until now: more than the sessions need to agree. */
  async #facts(bounds: FactBounds): Promise<void> {
    for (const table of factTables) await this.#table(table, bounds);
  }

  /** Lines of some files, then these files, and so on. What can't be read any more is named and does not come. */
  async #files(media: MediaArchive, bounds: FactBounds): Promise<NonNullable<Manifest['media']>> {
    const ids = this.#accounts.map(({ id }) => id);
    let pages = 0;
    let files = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await this.#store.mediaPage(ids, after, bounds);
      after = page.files.at(-1)?.name;
      if (page.lines.length === 0) continue;
      pages += 1;
      await this.#part(`media-${String(pages).padStart(6, '0')}.jsonl`, page.lines);
      for (const { name } of page.files) if (await this.#file(media, name)) files += 1;
    }
    return { files, bytes: this.#bytes };
  }

  async #file(media: MediaArchive, name: string): Promise<boolean> {
    media.hold(name);
    try {
      const content = await openWhole(media, name, this.#options.signal);
      if (content === null) return false;
      try {
        const part = `media/${name}`;
        const packed = await this.#link.stream(part, content.length, this.#read(content));
        this.#parts.push(Promise.resolve({ name: part, ...packed }));
        return true;
      } finally {
        await content.close();
      }
    } finally {
      media.release(name);
    }
  }

  async *#read(content: MediaContent): AsyncGenerator<Uint8Array> {
    for await (const piece of content.read()) {
      throwIfCancelled(this.#options.signal);
      this.#bytes += piece.length;
      yield piece;
      this.#tell();
    }
  }

  async #table(table: FactTable, bounds: FactBounds): Promise<void> {
    const ids = this.#accounts.map(({ id }) => id);
    let files = 0;
    for await (const { lines, count } of new FactWalk(this.#store, ids, bounds).pages(table)) {
      throwIfCancelled(this.#options.signal);
      files += 1;
      await this.#part(`${table}-${String(files).padStart(6, '0')}.jsonl`, lines);
      if (table !== 'messages') continue;
      this.#messages += count;
      this.#tell();
    }
  }

  async #part(name: string, content: Uint8Array): Promise<void> {
    const { packed } = await this.#link.part(name, content);
    const part = packed.then(({ size, sha256 }: PackedPart) => ({ name, size, sha256 }));
    // Told by the next call, and at the end.
    part.catch(() => undefined);
    this.#parts.push(part);
  }

  #tell(): void {
    this.#options.onProgress({
      accounts: this.#accounts.length,
      messages: this.#messages,
      bytes: this.#bytes,
    });
  }
}
