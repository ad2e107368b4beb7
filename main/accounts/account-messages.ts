import type { AccountId, ChatId, MessageId, MessageView } from '../../preload/contract/model.ts';
import { Outbox } from './outbox.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';
import type { AccountSocket } from './socket-port.ts';
import { newWireId } from './wire-id.ts';

interface AccountMessagesParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publish: (notice: ChangeNotice) => void;
  /** The socket to send on, or null while nothing can be sent. */
  readonly socket: () => AccountSocket | null;
  /** Whether senders hear that their messages were read. */
  readonly tellSenders: () => boolean;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** What a person does with the messages of one account. Everything is in the store before it is on the wire. */
export class AccountMessages {
  readonly #parts: AccountMessagesParts;
  readonly #outbox: Outbox;

  constructor(parts: AccountMessagesParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts);
  }

  /** Stores a text and begins to send it. */
  async sendText(chatId: ChatId, text: string): Promise<MessageView> {
    const { accountId, chats, clock } = this.#parts;
    const message = { wireId: newWireId(), text, at: clock.now() };
    const { notice, view } = await chats.queueText(accountId, chatId, message);
    this.#parts.publish(notice);
    this.flush();
    return view;
  }

  async retry(chatId: ChatId, messageId: MessageId): Promise<void> {
    const { accountId, chats } = this.#parts;
    this.#parts.publish(await chats.requeue(accountId, chatId, messageId));
    this.flush();
  }

  /** Marks a chat as read here, on the account's other devices and, as the account's settings allow, for the senders. */
  async markRead(chatId: ChatId, through: MessageId): Promise<void> {
    const { accountId, chats, socket, tellSenders } = this.#parts;
    const { notice, keys } = await chats.markRead(accountId, chatId, through);
    this.#parts.publish(notice);
    if (keys.length > 0) await socket()?.markRead(keys, tellSenders());
  }

  /** A new connection: what was written on the old one and not acknowledged is sent again. */
  connected(): void {
    this.#outbox.reset();
    this.flush();
  }

  acknowledged(wireId: string, error: string | null): Promise<void> {
    return this.#outbox.acknowledged(wireId, error);
  }

  /** Sends what is queued, when it can be sent. */
  flush(): void {
    if (this.#parts.socket() !== null) this.#parts.inBackground('send what is queued', this.#outbox.flush());
  }
}
