import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { StoreError, type ChangeNotice } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account-queries.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { pendingQueries } from './pending-queries.ts';

/**
 * One change of one account's chats: the rows of chats at hand, written once at the end, and the notice of what
 * changed. Lives as long as its transaction's savepoint.
 */
export class FoldScope {
  readonly db: Connection;
  readonly account: number;
  /** People by `phone|lid` as they were named, as long as no mapping changes. */
  readonly people = new Map<string, number>();
  readonly #accountId: AccountId;
  readonly #chats = new Map<number, ChatRow>();
  readonly #chatByAddress = new Map<string, number>();
  readonly #unwritten = new Set<number>();
  readonly #changedChats = new Set<number>();
  readonly #removedChats = new Set<number>();
  readonly #changedMessages = new Map<number, number>();
  #mayHavePending: boolean | null = null;

  constructor(db: Connection, accountId: AccountId) {
    const row = db.get(accountQueries.find, { id: accountId });
    if (row === undefined) throw new StoreError('account-not-found', 'there is no such account');
    this.db = db;
    this.account = row.account;
    this.#accountId = accountId;
  }

  /** The chat as it stands in this change, or null. */
  chat(chat: number): ChatRow | null {
    const held = this.#chats.get(chat);
    if (held !== undefined) return held;
    return this.#hold(this.db.get(chatQueries.find, { account: this.account, chat }));
  }

  chatOfPerson(person: number): ChatRow | null {
    return this.#chatAt(`person ${person}`, () =>
      this.db.get(chatQueries.byPerson, { account: this.account, person }),
    );
  }

  chatOfPlace(placeJid: string): ChatRow | null {
    return this.#chatAt(`place ${placeJid}`, () =>
      this.db.get(chatQueries.byPlace, { account: this.account, placeJid }),
    );
  }

  insertChat(row: Omit<ChatRow, 'chat'>): ChatRow {
    const { lastInsertRowid } = this.db.run(chatQueries.insert, { account: this.account, ...row });
    const inserted = { ...row, chat: lastInsertRowid };
    this.#chats.set(inserted.chat, inserted);
    return inserted;
  }

  setChat(row: ChatRow): void {
    this.#chats.set(row.chat, row);
    this.#unwritten.add(row.chat);
    this.#changedChats.add(row.chat);
  }

  /** The chat shows something new, though its own row may be the same. */
  touchChat(chat: number): void {
    this.#changedChats.add(chat);
  }

  touchMessage(message: number, chat: number): void {
    this.#changedMessages.set(message, chat);
    this.#changedChats.add(chat);
  }

  forgetMessage(message: number): void {
    this.#changedMessages.delete(message);
  }

  /** The row is deleted by the caller. */
  dropChat(row: ChatRow): void {
    this.forgetRows();
    this.#changedChats.delete(row.chat);
    for (const [message, chat] of this.#changedMessages) {
      if (chat === row.chat) this.#changedMessages.delete(message);
    }
    if (row.listed === 1) this.#removedChats.add(row.chat);
  }

  /** Writes what is held and lets go of it: before people or chats are merged in the database. */
  forgetRows(): void {
    this.flush();
    this.#chats.clear();
    this.#chatByAddress.clear();
    this.people.clear();
  }

  flush(): void {
    for (const chat of this.#unwritten) {
      const row = this.#chats.get(chat);
      if (row !== undefined) this.db.run(chatQueries.update, { account: this.account, ...row });
    }
    this.#unwritten.clear();
  }

  /** False only when no fact waits for its message: saves most look-ups. */
  mayHavePending(): boolean {
    this.#mayHavePending ??= this.db.get(pendingQueries.any, { account: this.account }) !== undefined;
    return this.#mayHavePending;
  }

  notePending(): void {
    this.#mayHavePending = true;
  }

  /** Writes the chats and says what changed. */
  finish(): ChangeNotice {
    this.flush();
    const shown = (chat: number): boolean => this.chat(chat)?.listed === 1;
    return {
      accountId: this.#accountId,
      chatIds: [...this.#changedChats].filter(shown).map((chat) => String(chat) as ChatId),
      removedChatIds: [...this.#removedChats].map((chat) => String(chat) as ChatId),
      messages: Array.from(this.#changedMessages, ([message, chat]) => ({
        chatId: String(chat) as ChatId,
        messageId: String(message) as MessageId,
      })),
      unread: this.db.get(accountQueries.unread, { account: this.account })?.unread ?? 0,
    };
  }

  #chatAt(address: string, find: () => ChatRow | undefined): ChatRow | null {
    const known = this.#chatByAddress.get(address);
    if (known !== undefined) return this.chat(known);
    const row = this.#hold(find());
    if (row !== null) this.#chatByAddress.set(address, row.chat);
    return row;
  }

  /** What is held already is newer than what the database says. */
  #hold(row: ChatRow | undefined): ChatRow | null {
    if (row === undefined) return null;
    const held = this.#chats.get(row.chat);
    if (held !== undefined) return held;
    this.#chats.set(row.chat, row);
    return row;
  }
}
