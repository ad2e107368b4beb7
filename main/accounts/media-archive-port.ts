import type { AccountId } from '../../preload/contract/model.ts';
import type { MessageKey } from '../domain/chat-batch.ts';
import type { FileRow } from './media-store-port.ts';

/** The content of a file of messages, open for reading. */
export interface MediaContent {
  /** Bytes. */
  readonly length: number;
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** The folder of files as backups and exports need it: contents go in and come out, keys stay inside. */
export interface MediaArchive {
  /** Throws when it is gone or is not what was written. */
  open(name: string): Promise<MediaContent>;
  /** The name that a content of this SHA-256 has on this computer. */
  nameOf(sha256: Uint8Array): string;
  has(name: string): Promise<boolean>;
  /** Takes content in, and holds it until `release`. When `fill` throws, nothing is left. */
  add(fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<FileRow>;
  /** Keeps a file from being removed until `release`. */
  hold(name: string): void;
  release(name: string): void;
}

/** Some files that messages refer to, in the order of their names. */
export interface MediaPage {
  readonly files: readonly FileRow[];
  /** The JSON lines about them: which message has which (`docs/backup-format.md`). */
  readonly lines: Uint8Array;
}

/** A message that had a file. */
export interface MediaOwner {
  readonly accountId: AccountId;
  readonly key: MessageKey;
  /** An own message that was not sent, because its file was not with the service yet. */
  readonly toUpload: boolean;
}
