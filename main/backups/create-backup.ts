import { createHash } from 'node:crypto';
import type { Recipient } from 'age-encryption';
import type { AccountId } from '../../preload/contract/model.ts';
import { firstBatch, type BackupStore, type SessionSnapshot } from '../accounts/backup-port.ts';
import { encrypted } from './age-file.ts';
import { BackupError, throwIfCancelled } from './backup-error.ts';
import { encodeBatch } from './batch-lines.ts';
import {
  encodeJson,
  formatName,
  formatVersion,
  maskedNumber,
  type Manifest,
  type ManifestAccount,
} from './manifest.ts';
import { blockSize, encodeHeader, paddingAfter } from './tar-header.ts';

export interface BackupContents {
  readonly accountIds: readonly AccountId[];
  readonly withMessages: boolean;
  /** The version of this app. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface WriteProgress {
  readonly accounts: number;
  readonly messages: number;
}

/** Longest name that goes along; the service allows much less. */
const longestName = 500;

/**
 * The encrypted bytes of a backup. Accounts without a session are left out; `manifest` is complete when the stream has
 * ended. Memory: one session, or one page of messages. Throws BackupError `backup-nothing` when no account has a session.
 */
export function backupStream(
  store: BackupStore,
  contents: BackupContents,
  recipient: Recipient,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: WriteProgress) => void },
): AsyncIterable<Uint8Array> {
  return encrypted(new Archive(store, contents, options).bytes(), recipient);
}

class Archive {
  readonly #store: BackupStore;
  readonly #contents: BackupContents;
  readonly #signal: AbortSignal;
  readonly #onProgress: (progress: WriteProgress) => void;
  readonly #parts: Manifest['parts'] = [];
  readonly #accounts: ManifestAccount[] = [];
  readonly #startedAt: number;
  #messages = 0;

  constructor(
    store: BackupStore,
    contents: BackupContents,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: WriteProgress) => void },
  ) {
    this.#store = store;
    this.#contents = contents;
    this.#signal = options.signal;
    this.#onProgress = options.onProgress;
    this.#startedAt = contents.now();
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    const { accountIds, app, withMessages } = this.#contents;
    yield* this.#part('about.json', encodeJson({ format: formatName, version: formatVersion, app }));
    for (const accountId of new Set(accountIds)) yield* this.#account(accountId);
    if (this.#accounts.length === 0) throw new BackupError('backup-nothing', 'no account has a session');
    const manifest: Manifest = {
      format: formatName,
      version: formatVersion,
      app,
      createdAt: this.#startedAt,
      withMessages,
      accounts: this.#accounts,
      parts: this.#parts,
    };
    yield* tarFile('manifest.json', encodeJson(manifest), this.#startedAt);
    yield new Uint8Array(2 * blockSize);
  }

  async *#account(accountId: AccountId): AsyncGenerator<Uint8Array> {
    throwIfCancelled(this.#signal);
    const takenAt = this.#contents.now();
    const snapshot = await this.#store.sessionSnapshot(accountId);
    if (snapshot === null) return;
    const { account, credentials, keys, journal, generation } = snapshot;
    const name = account.name.slice(0, longestName);
    const folder = `accounts/${accountId}`;
    yield* this.#part(`${folder}/settings.json`, encodeJson({ ...account, name }));
    yield* this.#part(`${folder}/credentials.json`, credentials);
    yield* this.#part(`${folder}/keys.jsonl`, keys);
    yield* this.#part(`${folder}/journal.jsonl`, journal);
    const before = this.#messages;
    if (this.#contents.withMessages) yield* this.#chats(snapshot, folder);
    const number = maskedNumber(account.phoneNumber);
    this.#accounts.push({
      id: accountId,
      name,
      number,
      generation,
      takenAt,
      messages: this.#messages - before,
    });
    this.#tell();
  }

  async *#chats({ account, newestMessage }: SessionSnapshot, folder: string): AsyncGenerator<Uint8Array> {
    let files = 0;
    for (let cursor: typeof firstBatch | null = firstBatch; cursor !== null;) {
      throwIfCancelled(this.#signal);
      const page = await this.#store.batchPage(account.id, cursor, newestMessage);
      for (const lines of encodeBatch(page.batch)) {
        files += 1;
        yield* this.#part(`${folder}/chats-${String(files).padStart(6, '0')}.jsonl`, lines);
      }
      this.#messages += page.batch.messages.length;
      this.#tell();
      cursor = page.next;
    }
  }

  *#part(name: string, content: Uint8Array): Generator<Uint8Array> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.#parts.push({ name, size: content.length, sha256 });
    yield* tarFile(name, content, this.#startedAt);
  }

  #tell(): void {
    this.#onProgress({ accounts: this.#accounts.length, messages: this.#messages });
  }
}

function* tarFile(name: string, content: Uint8Array, modifiedAt: number): Generator<Uint8Array> {
  yield encodeHeader({ name, size: content.length }, modifiedAt);
  if (content.length > 0) yield content;
  const padding = paddingAfter(content.length);
  if (padding > 0) yield new Uint8Array(padding);
}
