import type { HistoryEnd } from '../../preload/contract/chat-info.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { ConversationNews } from './conversation-news.ts';
import type { ChatStore, Clock, Logger } from './ports.ts';
import { emptyBatch } from '../domain/chat-batch.ts';
import type { AccountSocket } from './socket-port.ts';

interface OlderHistoryParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The socket to ask on, or null while there is none. */
  readonly socket: () => AccountSocket | null;
  readonly tell: (news: ConversationNews) => void;
}

/** As many as WhatsApp's own clients ask for. */
const messagesAtOnce = 50;
/** A phone that is asleep may take its time; one that is off never answers. Milliseconds. */
const patience = 40_000;

interface Asked {
  readonly chatId: ChatId;
  /** The message before which it was asked. */
  readonly wireId: string;
  readonly cancel: () => void;
}

/** Asks the account's own phone for what came before the oldest message that is here. */
export class OlderHistory {
  readonly #parts: OlderHistoryParts;
  /** By the id of the request. */
  readonly #asked = new Map<string, Asked>();
  /** Chats for which a request is being written. */
  readonly #asking = new Set<ChatId>();
  readonly #silent = new Set<ChatId>();

  constructor(parts: OlderHistoryParts) {
    this.#parts = parts;
  }

  /** What stands before the stored messages of a chat. */
  async end(chatId: ChatId): Promise<HistoryEnd> {
    const { accountId, chats, socket } = this.#parts;
    const { complete } = await chats.historyStart(accountId, chatId);
    if (complete) return 'complete';
    if (this.#isAsked(chatId)) return 'asking';
    if (socket() === null) return 'offline';
    return this.#silent.has(chatId) ? 'silent' : 'unknown';
  }

  /** Asks, unless that is under way or would be in vain. */
  async ask(chatId: ChatId): Promise<HistoryEnd> {
    const { accountId, chats, clock, logger } = this.#parts;
    if (this.#isAsked(chatId)) return 'asking';
    this.#asking.add(chatId);
    try {
      const { complete, oldest } = await chats.historyStart(accountId, chatId);
      if (complete || oldest === null) return 'complete';
      const socket = this.#parts.socket();
      if (socket === null) return 'offline';
      this.#silent.delete(chatId);
      const request = await socket.askHistory({ ...oldest, count: messagesAtOnce });
      const cancel = clock.after(patience, () => this.#giveUp(request));
      this.#asked.set(request, { chatId, wireId: oldest.key.wireId, cancel });
      return 'asking';
    } catch (error: unknown) {
      logger.info('the phone could not be asked for older messages', { error });
      this.#silent.add(chatId);
      return 'silent';
    } finally {
      this.#asking.delete(chatId);
    }
  }

  /** The phone has answered, and what it gave is stored. An answer without anything older says that there is nothing. */
  async answered(request: string | null): Promise<void> {
    const asked = request === null ? undefined : this.#asked.get(request);
    if (request === null || asked === undefined) return;
    this.#asked.delete(request);
    asked.cancel();
    const { accountId, chats } = this.#parts;
    const { chatId, wireId } = asked;
    const { oldest } = await chats.historyStart(accountId, chatId);
    if (oldest?.key.wireId === wireId) {
      const address = await chats.chatAddress(accountId, chatId);
      await chats.applyBatch(accountId, { ...emptyBatch, chats: [{ address, historyComplete: true }] });
    }
    this.#tell(chatId, await this.end(chatId));
  }

  /** A new connection: what was asked on the old one is not answered any more. */
  connected(): void {
    const chats = new Set(Array.from(this.#asked.values(), ({ chatId }) => chatId));
    this.stop();
    this.#silent.clear();
    for (const chatId of chats) this.#tell(chatId, 'unknown');
  }

  stop(): void {
    for (const { cancel } of this.#asked.values()) cancel();
    this.#asked.clear();
  }

  #giveUp(request: string): void {
    const asked = this.#asked.get(request);
    if (asked === undefined) return;
    this.#asked.delete(request);
    this.#silent.add(asked.chatId);
    this.#tell(asked.chatId, 'silent');
  }

  #isAsked(chatId: ChatId): boolean {
    return this.#asking.has(chatId) || [...this.#asked.values()].some((asked) => asked.chatId === chatId);
  }

  #tell(chatId: ChatId, history: HistoryEnd): void {
    this.#parts.tell({ type: 'history', accountId: this.#parts.accountId, chatId, history });
  }
}
