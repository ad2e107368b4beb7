import type { AccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountId, ChatId, MessageId } from '../../preload/contract/model.ts';
import type { MediaStore } from '../accounts/media-store-port.ts';
import type { MediaWire } from '../accounts/media-port.ts';
import type { ResolvedCaption, WrittenDraft } from '../accounts/message-port.ts';
import type { ChangeNotice, Clock, Logger } from '../accounts/ports.ts';
import type { AccountSocket } from '../accounts/socket-port.ts';
import type { ProxySettings } from '../domain/proxy.ts';
import type { MediaFolder } from './media-folder.ts';

/** What of the accounts is needed for files. */
export interface MediaAccounts {
  /** The socket while the account is online, else null. */
  socket(accountId: AccountId): Pick<AccountSocket, 'files'> | null;
  proxy(accountId: AccountId): ProxySettings | null;
  settings(accountId: AccountId): AccountSettings;
  /** The account's own jid, bare. */
  ownJid(accountId: AccountId): string;
  /** A caption with the people whom it names, and where it goes. @throws StoreError `chat-not-found` */
  resolveCaption(accountId: AccountId, chatId: ChatId, written: WrittenDraft): Promise<ResolvedCaption>;
  unread(accountId: AccountId): number;
  /** There is something to send. */
  flush(accountId: AccountId): void;
  /** Puts a failed own message back into the queue. */
  requeue(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<void>;
  setPicture(accountId: AccountId, url: string | null): void;
}

export interface MediaParts {
  readonly store: MediaStore;
  readonly folder: MediaFolder;
  readonly wire: MediaWire;
  readonly accounts: MediaAccounts;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Something of a message shows differently now. */
  readonly publish: (notice: ChangeNotice) => void;
}

/** The disk takes no more: said by the file system. */
export function isDiskFull(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
