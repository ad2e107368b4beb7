import { open, type FileHandle } from 'node:fs/promises';
import type { Identity } from 'age-encryption';
import type { AccountId } from '../../preload/contract/model.ts';
import type { SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import { decrypted } from './age-file.ts';
import { fileFailure } from './backup-error.ts';
import type { Manifest } from './manifest.ts';
import { passphraseIdentity } from './passphrase-lock.ts';
import { readArchive, type BackupVisitor } from './read-backup.ts';

/** How far a file has been read: bytes, of all. */
export type OnRead = (done: number, total: number) => void;

interface Reading {
  readonly format: SessionFormat;
  readonly signal: AbortSignal;
  readonly onRead?: OnRead;
  /** See `ReadOptions`. */
  readonly trustLines?: boolean;
}

/** What a whole reading has found: the manifest, and who each session belongs to. */
export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly identities: ReadonlyMap<AccountId, SessionIdentity>;
}

/** Reads and checks all of a file without touching anything else. Throws what `readArchive` and `decrypted` throw. */
export async function checkBackup(
  file: FileHandle,
  identity: Identity,
  { format, signal, onRead, trustLines = false }: Reading,
): Promise<CheckedBackup> {
  const identities = new Map<AccountId, SessionIdentity>();
  const { size } = await file.stat();
  const manifest = await readArchive(
    decrypted(file, identity, (done) => onRead?.(done, size)),
    { session: (session) => void identities.set(session.account.id, session.identity) },
    { format, signal, trustLines },
  );
  return { manifest, identities };
}

/**
 * A backup that was checked as a whole and is still open: what is read again is the same file, whatever has the name by
 * now, and must have the same hashes.
 */
export class OpenBackup {
  readonly checked: CheckedBackup;
  readonly #file: FileHandle;
  readonly #identity: Identity;

  private constructor(file: FileHandle, identity: Identity, checked: CheckedBackup) {
    this.#file = file;
    this.#identity = identity;
    this.checked = checked;
  }

  static async open(path: string, passphrase: string, reading: Reading): Promise<OpenBackup> {
    let file: FileHandle | null = null;
    try {
      file = await open(path, 'r');
      return await OpenBackup.of(file, passphrase, reading);
    } catch (error: unknown) {
      await file?.close().catch(() => undefined);
      throw fileFailure(error, 'reading');
    }
  }

  /** The same of a file that is open already, and stays so. */
  static async of(file: FileHandle, passphrase: string, reading: Reading): Promise<OpenBackup> {
    const identity = passphraseIdentity(passphrase);
    return new OpenBackup(file, identity, await checkBackup(file, identity, reading));
  }

  async visit(visitor: BackupVisitor, { format, signal, onRead }: Reading): Promise<void> {
    const { size } = await this.#file.stat();
    await readArchive(
      decrypted(this.#file, this.#identity, (done) => onRead?.(done, size)),
      visitor,
      { format, signal, expected: this.checked.manifest },
    );
  }

  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}
