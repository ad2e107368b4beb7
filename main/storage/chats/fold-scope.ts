import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { StoreError, type ChangeNotice } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account-queries.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { markQueries, type MarkRow } from './mark-queries.ts';
import { pendingQueries } from './pending-queries.ts';
import { settingQueries } from './setting-queries.ts';

/**
 * One change of one account's chats: the rows of chats at hand, written once at the end, and the notice of what
 * changed. Lives as long as its transaction's savepoint.
 */
export class FoldScope {
  readonly db: Connection;
  readonly account: number;
  /** People by `phone|lid` as they were named, as long as no mapping changes. */
  readonly people = new Map<string, number>();
  /** The jids of the account itself. */
  readonly ownerJids: readonly string[];
  readonly #accountId: AccountId;
  readonly #chats = new Map<number, ChatRow>();
  readonly #chatByAddress = new Map<string, number>();
  readonly #unwritten = new Set<number>();
  readonly #changedChats = new Set<number>();
  readonly #removedChats = new Set<number>();
  readonly #changedDetails = new Set<number>();
  readonly #changedMessages = new Map<number, number>();
  readonly #arrived = new Set<number>();
  #mayHavePending: boolean | null = null;
  #mayHaveMarks: boolean | null = null;
  #mayOweSettings: boolean | null = null;
  #unplaced: Map<string, MarkRow[]> | null = null;

  constructor(db: Connection, accountId: AccountId) {
    const row = db.get(accountQueries.find, { id: accountId });
    if (row === undefined) throw new StoreError('account-not-found', 'there is no such account');
    this.db = db;
    this.account = row.account;
    this.ownerJids = [
      row.lidJid,
      row.phoneNumber === null ? null : `${row.phoneNumber}@s.whatsapp.net`,
    ].filter((jid) => jid !== null);
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

  /** More of the chat has changed than its messages. */
  touchDetails(chat: number): void {
    this.#changedChats.add(chat);
    this.#changedDetails.add(chat);
  }

  touchMessage(message: number, chat: number): void {
    this.#changedMessages.set(message, chat);
    this.#changedChats.add(chat);
  }

  /** Somebody may want to hear of this message. */
  noteArrival(message: number): void {
    this.#arrived.add(message);
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
    this.#unplaced = null;
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

  /** False only when nothing was put on any message. */
  mayHaveMarks(): boolean {
    this.#mayHaveMarks ??= this.db.get(markQueries.any, { account: this.account }) !== undefined;
    return this.#mayHaveMarks;
  }

  noteMarks(): void {
    this.#mayHaveMarks = true;
  }

  /** False only when nothing that was set for a chat is on its way to the phone. */
  mayOweSettings(): boolean {
    this.#mayOweSettings ??= this.db.get(settingQueries.any, { account: this.account }) !== undefined;
    return this.#mayOweSettings;
  }

  /** What was told of a message by its id alone. They are few, and read once. */
  unplaced(chat: number, wireId: string): readonly MarkRow[] {
    const all = (this.#unplaced ??= this.#readUnplaced());
    return all.get(`${chat} ${wireId}`) ?? [];
  }

  noteUnplaced(): void {
    this.#unplaced = null;
  }

  isOwner(jid: string): boolean {
    return this.ownerJids.includes(jid);
  }

  /** Writes the chats and says what changed. */
  finish(): ChangeNotice {
    this.flush();
    const shown = (chat: number): boolean => this.chat(chat)?.listed === 1;
    const messages = Array.from(this.#changedMessages, ([message, chat]) => ({
      chatId: String(chat) as ChatId,
      messageId: String(message) as MessageId,
      arrived: this.#arrived.has(message),
    }));
    const arrived = messages.filter((message) => message.arrived);
    return {
      accountId: this.#accountId,
      chatIds: [...this.#changedChats].filter(shown).map((chat) => String(chat) as ChatId),
      removedChatIds: [...this.#removedChats].map((chat) => String(chat) as ChatId),
      messages: messages.map(({ chatId, messageId }) => ({ chatId, messageId })),
      ...(arrived.length === 0
        ? {}
        : { arrived: arrived.map(({ chatId, messageId }) => ({ chatId, messageId })) }),
      ...(this.#changedDetails.size === 0
        ? {}
        : { details: Array.from(this.#changedDetails, (chat) => String(chat) as ChatId) }),
      unread: this.db.get(accountQueries.unread, { account: this.account })?.unread ?? 0,
    };
  }

  #readUnplaced(): Map<string, MarkRow[]> {
    const all = new Map<string, MarkRow[]>();
    for (const mark of this.db.all(markQueries.unplaced, { account: this.account })) {
      const place = `${mark.chat} ${mark.wireId}`;
      all.set(place, [...(all.get(place) ?? []), mark]);
    }
    return all;
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
