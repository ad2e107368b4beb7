import type { ChatInfo, ContactPage, MemberPage } from '../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, PersonId, Timestamp } from '../../preload/contract/model.ts';
import type { ChatAddress, Identity, MessageKey } from '../domain/chat-batch.ts';
import type { ChangeNotice } from './ports.ts';

export interface ChatInfoStore {
  /** Throws `account-not-found`, `chat-not-found`. */
  chatInfo(accountId: AccountId, chatId: ChatId): Promise<ChatInfo>;
  /** Highest roles first; with a search all that fit, up to `limit`. Throws `chat-not-found`, `invalid-cursor`. */
  chatMembers(
    accountId: AccountId,
    chatId: ChatId,
    search: string,
    after: string | null,
    limit: number,
  ): Promise<MemberPage>;
  /** By name; with a search all that fit, up to `limit`. Throws `account-not-found`, `invalid-cursor`. */
  contactPage(
    accountId: AccountId,
    search: string,
    after: string | null,
    limit: number,
  ): Promise<ContactPage>;
  /** Who that is in which chat, as windows name them; null when either is not known here. */
  findPerson(
    accountId: AccountId,
    address: ChatAddress,
    who: Identity,
  ): Promise<{ readonly chatId: ChatId; readonly personId: PersonId; readonly name: string } | null>;
  /** Where the stored messages of a chat begin, and whether there is nothing before. Throws `chat-not-found`. */
  historyStart(
    accountId: AccountId,
    chatId: ChatId,
  ): Promise<{
    readonly complete: boolean;
    readonly oldest: { readonly key: MessageKey; readonly sentAt: Timestamp } | null;
  }>;
  /** The chat with whoever this is, made when there is none. Throws `account-not-found`. */
  startChatWith(accountId: AccountId, identity: Identity): Promise<ChatId>;
  /** These are blocked, and nobody else. */
  setBlocked(accountId: AccountId, blocked: readonly Identity[]): Promise<ChangeNotice>;
}
