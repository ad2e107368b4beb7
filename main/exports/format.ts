import type { AccountId } from '../../preload/contract/model.ts';
import type { ExportedChat, ExportedMessage } from '../accounts/export-port.ts';
import type { ExportWords } from './words.ts';

/** The account that a chat belongs to, in words. */
export interface ExportedAccount {
  readonly id: AccountId;
  /** Its name, or `+number`. */
  readonly name: string;
  /** Digits only; null when it was never linked. */
  readonly phoneNumber: string | null;
}

export interface ChatHead {
  readonly account: ExportedAccount;
  readonly chat: ExportedChat;
  /** The version of this app. */
  readonly app: string;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly words: ExportWords;
}

/** Where the file of a message is: beside the chat, not on this computer, or not in this export at all. */
export type Attached = { readonly name: string } | 'missing' | 'left-out';

/** One way to write a chat, piece by piece: nothing of it is kept. */
export interface ChatFormat {
  readonly extension: string;
  /** Of files, within the folder of the chat; empty: beside the chat itself. */
  readonly mediaFolder: string;
  head(head: ChatHead): string;
  /** A message; `index` counts from 0 within the chat. Empty for what this format does not show. */
  message(message: ExportedMessage, head: ChatHead, index: number, attached: Attached): string;
  tail(head: ChatHead): string;
}
