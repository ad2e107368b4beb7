import type { LoopDelay } from './protocol.ts';

export interface BackupStart {
  readonly workerFile: string;
  readonly packWorkerFile: string;
  /** Empty; stores and files go in there. */
  readonly folder: string;
}

/** Milliseconds, without the derivation of keys. */
export interface Restored {
  readonly create: number;
  readonly restore: number;
}

/** What the process with our backups can be asked. */
export interface BackupCalls {
  /** Makes a store of one account with this many messages. */
  fill(messages: number): Promise<boolean>;
  /** Writes a backup of it to the disk, its end synced, nothing checked. Milliseconds. */
  write(): Promise<number>;
  /** The same with the check of what was written, as the app does it. Milliseconds, without the derivation of keys. */
  create(): Promise<number>;
  /** Writes the archive that is in the last backup, decrypted. @returns its size in bytes */
  unpack(file: string): Promise<number>;
  /** Makes a store of so many accounts without messages, a backup of it, and restores all of them elsewhere. */
  accounts(count: number): Promise<Restored>;
  loopDelay(): Promise<LoopDelay>;
  collectGarbage(): Promise<boolean>;
  close(): Promise<boolean>;
}
