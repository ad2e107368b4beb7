import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { ConversationNews, PresenceSeen } from './conversation-news.ts';
import type { ChatStore } from './ports.ts';
import type { AccountSocket } from './socket-port.ts';

interface PresenceWatchParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  /** The socket to listen on, or null while there is none. */
  readonly socket: () => AccountSocket | null;
  /** The chats of the account that are open in windows. */
  readonly openChats: () => readonly ChatId[];
  readonly tell: (news: ConversationNews) => void;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** Who is online, and who types, in the chats that somebody looks at: of others nothing is asked. */
export class PresenceWatch {
  readonly #parts: PresenceWatchParts;
  /** What was asked for on this socket. The service forgets it with the connection. */
  #watched = new Set<ChatId>();
  #watchedOn: AccountSocket | null = null;

  constructor(parts: PresenceWatchParts) {
    this.#parts = parts;
  }

  /** Another chat may be open, or another socket. */
  update(): void {
    const socket = this.#parts.socket();
    if (socket !== this.#watchedOn) {
      this.#watchedOn = socket;
      this.#watched = new Set();
    }
    if (socket === null) return;
    for (const chatId of this.#parts.openChats()) {
      if (this.#watched.has(chatId)) continue;
      this.#watched.add(chatId);
      this.#parts.inBackground('watch who is online', this.#watch(socket, chatId));
    }
  }

  /** Tells the windows, in their terms. Of people and chats that nobody knows nothing is told. */
  async seen(seen: PresenceSeen): Promise<void> {
    const { accountId, chats, tell } = this.#parts;
    const found = await chats.findPerson(accountId, seen.address, seen.who);
    if (found === null) return;
    const { state, lastSeenAt } = seen;
    tell({ type: 'presence', accountId, ...found, state, lastSeenAt });
  }

  async #watch(socket: AccountSocket, chatId: ChatId): Promise<void> {
    const address = await this.#parts.chats.chatAddress(this.#parts.accountId, chatId);
    // In groups people are only heard of when they type, which needs no asking.
    if (address.type === 'person' && socket.isOpen) await socket.watchPresence(address);
  }
}
