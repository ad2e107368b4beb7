import type { AccountId, ChatId, MessageId, MessageView, PersonId } from '../../preload/contract/model.ts';
import type { Identity, MessageChange, MessageKey } from '../domain/chat-batch.ts';
import type { Reading } from './chat-setting-port.ts';
import { AccountError } from './account-error.ts';
import { MessageActions } from './message-actions.ts';
import type { ComposeContext, ComposedText, Composer, ResolvedCaption } from './message-port.ts';
import { Outbox } from './outbox.ts';
import type { ChangeNotice, ChatStore, Clock, Logger } from './ports.ts';
import type { AccountSocket } from './socket-port.ts';
import { newWireId } from './wire-id.ts';

interface AccountMessagesParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly composer: Composer;
  readonly logger: Logger;
  /** The account's own jids. */
  readonly own: () => Identity;
  readonly publish: (notice: ChangeNotice) => void;
  /** The socket to send on, or null while nothing can be sent. */
  readonly socket: () => AccountSocket | null;
  /** Whether senders hear that their messages were read. */
  readonly tellSenders: () => boolean;
  /** What was read is to be told when it can be. */
  readonly oweRead: (chatId: ChatId, reading: Reading) => Promise<void>;
  /** Whether people see that somebody is typing. */
  readonly tellTyping: () => boolean;
  /** Runs what nobody waits for. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** A text with the places in it that stand for people. */
export interface WrittenText {
  readonly text: string;
  readonly mentions?: readonly {
    readonly start: number;
    readonly length: number;
    readonly personId: PersonId;
  }[];
}

/** What a person writes with one account, and does with its messages. Everything is in the store before it is on the wire. */
export class AccountMessages {
  readonly #parts: AccountMessagesParts;
  readonly #outbox: Outbox;
  readonly #actions: MessageActions;

  constructor(parts: AccountMessagesParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts);
    this.#actions = new MessageActions({ ...parts, flush: () => this.flush() });
  }

  /** What is done with messages that are there. */
  get actions(): MessageActions {
    return this.#actions;
  }

  /** Stores a text and begins to send it. */
  async sendText(
    chatId: ChatId,
    written: WrittenText,
    quotedId: MessageId | null = null,
  ): Promise<MessageView> {
    const { accountId, chats } = this.#parts;
    const text = await this.resolveMentions(written);
    const quoted = quotedId === null ? null : await chats.messageTarget(accountId, chatId, quotedId);
    return this.#queue(chatId, (context, composer) => composer.text(context, { ...text, quoted }));
  }

  sendPoll(
    chatId: ChatId,
    poll: { readonly question: string; readonly options: readonly string[]; readonly multiple: boolean },
  ): Promise<MessageView> {
    return this.#queue(chatId, (context, composer) => composer.poll(context, poll));
  }

  /** @throws AccountError `contact-without-number` when none of them has a number that could be passed on */
  async sendContacts(chatId: ChatId, personIds: readonly PersonId[]): Promise<MessageView> {
    const known = await this.#parts.chats.knownContacts(this.#parts.accountId, personIds);
    const cards = known.flatMap(({ name, identity: { phoneJid } }) =>
      phoneJid === null ? [] : [{ name, phoneNumber: phoneJid.slice(0, phoneJid.indexOf('@')) }],
    );
    if (cards.length === 0) throw new AccountError('contact-without-number', 'no number is known of them');
    return this.#queue(chatId, (context, composer) => composer.contacts(context, cards));
  }

  /** Passes a message on to one other chat. @throws AccountError `message-not-forwardable` */
  async forward(chatId: ChatId, messageId: MessageId, toChatId: ChatId): Promise<MessageView> {
    const { accountId, chats } = this.#parts;
    const target = await chats.messageTarget(accountId, chatId, messageId);
    return this.#queue(toChatId, async (context, composer) => {
      const forwarded = await composer.forward(context, target);
      if (forwarded === null)
        throw new AccountError('message-not-forwardable', 'it can not be passed on as it is');
      return forwarded;
    });
  }

  async retry(chatId: ChatId, messageId: MessageId): Promise<void> {
    const { accountId, chats } = this.#parts;
    const { content, kind, text } = await chats.messageTarget(accountId, chatId, messageId);
    // Older versions kept no original of a text that was not sent.
    const made =
      content.length > 0 || kind !== 'text'
        ? undefined
        : await this.#compose(chatId, (context, composer) =>
            composer.text(context, { text, mentions: [], quoted: null }),
          );
    this.#parts.publish(await chats.requeue(accountId, chatId, messageId, made?.content));
    this.flush();
  }

  /** Marks a chat as read here, on the account's other devices and, as the account's settings allow, for the senders. */
  async markRead(chatId: ChatId, through: MessageId): Promise<void> {
    const { accountId, chats } = this.#parts;
    const { notice, keys, marked } = await chats.markRead(accountId, chatId, through);
    this.#parts.publish(notice);
    const told = keys.length === 0 || (await this.#tellRead(keys));
    if (marked || !told) await this.#parts.oweRead(chatId, { through, receipts: told ? [] : keys });
  }

  /** False when nobody could be told now. */
  async #tellRead(keys: readonly MessageKey[]): Promise<boolean> {
    const { socket, tellSenders, logger } = this.#parts;
    const current = socket();
    if (current === null) return false;
    try {
      await current.markRead(keys, tellSenders());
      return true;
    } catch (error: unknown) {
      logger.info('nobody could be told what was read', { error });
      return false;
    }
  }

  /** Lets those in a chat see that somebody is typing, or has ceased to, as the account's settings allow. */
  async typing(chatId: ChatId, typing: boolean): Promise<void> {
    const { accountId, chats, socket, tellTyping } = this.#parts;
    const address = await chats.chatAddress(accountId, chatId);
    if (tellTyping()) await socket()?.typing(address, typing);
  }

  async setDraft(chatId: ChatId, { text, mentions = [] }: WrittenText): Promise<void> {
    const { accountId, chats, clock } = this.#parts;
    this.#parts.publish(await chats.setDraft(accountId, chatId, { text, mentions }, clock.now()));
  }

  /** People whom nobody here knows are left as they were written. */
  async resolveMentions({ text, mentions = [] }: WrittenText): Promise<ComposedText> {
    if (mentions.length === 0) return { text, mentions: [] };
    const { accountId, chats } = this.#parts;
    const known = await chats.knownContacts(
      accountId,
      mentions.map(({ personId }) => personId),
    );
    return {
      text,
      mentions: mentions.flatMap(({ start, length, personId }) => {
        const identity = known.find((contact) => contact.personId === personId)?.identity;
        return identity === undefined ? [] : [{ start, length, identity }];
      }),
    };
  }

  /** The text that goes with a file, and where both go. @throws StoreError `chat-not-found` */
  async resolveCaption(chatId: ChatId, written: WrittenText): Promise<ResolvedCaption> {
    const { address } = await this.#parts.chats.chatTarget(this.#parts.accountId, chatId);
    return { address, ...(await this.resolveMentions(written)) };
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

  async #queue(
    chatId: ChatId,
    compose: (context: ComposeContext, composer: Composer) => Promise<MessageChange>,
  ): Promise<MessageView> {
    const { accountId, chats } = this.#parts;
    const message = await this.#compose(chatId, compose);
    const { notice, view } = await chats.queueMessage(accountId, chatId, message);
    this.#parts.publish(notice);
    this.flush();
    return view;
  }

  async #compose(
    chatId: ChatId,
    compose: (context: ComposeContext, composer: Composer) => Promise<MessageChange>,
  ): Promise<MessageChange> {
    const { accountId, chats, clock, composer, own } = this.#parts;
    const target = await chats.chatTarget(accountId, chatId);
    return compose({ ...target, wireId: newWireId(), at: clock.now(), own: own() }, composer);
  }
}
