import { mayBeDeleted, mayBeEdited } from '../../preload/contract/message-times.ts';
import type { ChatId, MessageId } from '../../preload/contract/model.ts';
import { AccountError } from './account-error.ts';
import type {
  ComposeContext,
  ComposedAction,
  ComposedText,
  Composer,
  MessageTarget,
} from './message-port.ts';
import type { ChangeNotice, ChatStore, Clock } from './ports.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { Identity } from '../domain/chat-batch.ts';
import { newWireId } from './wire-id.ts';

export interface MessageActionsParts {
  readonly accountId: AccountId;
  readonly chats: ChatStore;
  readonly clock: Clock;
  readonly composer: Composer;
  /** The account's own jids. */
  readonly own: () => Identity;
  readonly publish: (notice: ChangeNotice) => void;
  /** Sends what is queued, when it can be sent. */
  readonly flush: () => void;
}

const ownText = new Set<MessageTarget['kind']>(['text', 'image', 'video', 'document']);

/** What a person does with a message that is there: each is in the store before it is on the wire. */
export class MessageActions {
  readonly #parts: MessageActionsParts;

  constructor(parts: MessageActionsParts) {
    this.#parts = parts;
  }

  /** An empty emoji takes the reaction back. */
  async react(chatId: ChatId, messageId: MessageId, emoji: string): Promise<void> {
    const target = await this.#target(chatId, messageId);
    await this.#queue(chatId, messageId, (context, composer) => composer.reaction(context, target, emoji));
  }

  /** @throws AccountError `message-not-yours`, `message-not-sent`, `edit-too-late`, `message-not-editable` */
  async edit(chatId: ChatId, messageId: MessageId, text: ComposedText): Promise<void> {
    const target = await this.#target(chatId, messageId);
    requireOwn(target);
    if (!ownText.has(target.kind))
      throw new AccountError('message-not-editable', 'there is no text in it to edit');
    if (target.status === 'failed') throw new AccountError('message-not-sent', 'it was not sent yet');
    if (!mayBeEdited(target.sentAt, this.#parts.clock.now()))
      throw new AccountError('edit-too-late', 'it is too old to be edited');
    await this.#queue(chatId, messageId, (context, composer) => composer.edit(context, target, text));
  }

  /** Somebody else's message for everyone: as an admin of the group. @throws AccountError `message-not-yours`, `group-not-admin`, `delete-too-late` */
  async delete(chatId: ChatId, messageId: MessageId, forEveryone: boolean): Promise<void> {
    const target = await this.#target(chatId, messageId);
    // What was never sent is on no other device.
    if (!forEveryone || (target.key.fromMe && target.status === 'failed')) {
      await this.#queueSetting(chatId, messageId, { content: nothing, action: { type: 'hide' } });
      return;
    }
    await this.#requireMayDelete(chatId, target);
    if (!mayBeDeleted(target.sentAt, this.#parts.clock.now()))
      throw new AccountError('delete-too-late', 'it is too old to be deleted for everybody');
    await this.#queue(chatId, messageId, (context, composer) => composer.deletion(context, target));
  }

  async star(chatId: ChatId, messageId: MessageId, starred: boolean): Promise<void> {
    const value = starred ? '1' : '';
    const action = { type: 'mark', what: 'star', value, before: null } as const;
    await this.#queueSetting(chatId, messageId, { content: nothing, action });
  }

  /** For everybody in the chat; 0 seconds takes the pin off. */
  async pin(chatId: ChatId, messageId: MessageId, seconds: number): Promise<void> {
    const target = await this.#target(chatId, messageId);
    await this.#queue(chatId, messageId, (context, composer) => composer.pin(context, target, seconds));
  }

  /** Numbers of the options; none takes the vote back. @throws AccountError `vote-impossible` */
  async vote(chatId: ChatId, messageId: MessageId, options: readonly number[]): Promise<void> {
    const target = await this.#target(chatId, messageId);
    const { poll } = target.detail;
    const isTooMany = poll !== undefined && poll.selectable > 0 && options.length > poll.selectable;
    if (poll === undefined || isTooMany || options.some((option) => option >= poll.options.length))
      throw new AccountError('vote-impossible', 'there is no such choice in this message');
    await this.#queue(chatId, messageId, async (context, composer) => {
      const vote = await composer.vote(context, target, options);
      if (vote === null) throw new AccountError('vote-impossible', 'the poll came without its secret');
      return vote;
    });
  }

  async #requireMayDelete(chatId: ChatId, target: MessageTarget): Promise<void> {
    const { accountId, chats } = this.#parts;
    const { chat, fromMe } = target.key;
    if (fromMe) return;
    if (chat.type !== 'place' || chat.kind !== 'group') return requireOwn(target);
    const { group } = await chats.chatInfo(accountId, chatId);
    if (group?.myRole !== 'admin' && group?.myRole !== 'owner')
      throw new AccountError('group-not-admin', 'somebody else wrote it, and only admins delete that');
  }

  #target(chatId: ChatId, messageId: MessageId): Promise<MessageTarget> {
    const { accountId, chats } = this.#parts;
    return chats.messageTarget(accountId, chatId, messageId);
  }

  async #queue(
    chatId: ChatId,
    messageId: MessageId,
    compose: (context: ComposeContext, composer: Composer) => Promise<ComposedAction>,
  ): Promise<void> {
    const { accountId, chats, clock, composer, own } = this.#parts;
    const target = await chats.chatTarget(accountId, chatId);
    const context = { ...target, wireId: newWireId(), at: clock.now(), own: own() };
    const composed = await compose(context, composer);
    this.#publish(
      await chats.queueAction(accountId, chatId, messageId, {
        ...composed,
        wireId: context.wireId,
        at: context.at,
      }),
    );
  }

  async #queueSetting(chatId: ChatId, messageId: MessageId, composed: ComposedAction): Promise<void> {
    const { accountId, chats, clock } = this.#parts;
    const action = { ...composed, wireId: newWireId(), at: clock.now() };
    this.#publish(await chats.queueAction(accountId, chatId, messageId, action));
  }

  #publish(notice: ChangeNotice): void {
    this.#parts.publish(notice);
    this.#parts.flush();
  }
}

const nothing = new Uint8Array(0);

function requireOwn({ key }: MessageTarget): void {
  if (!key.fromMe) throw new AccountError('message-not-yours', 'somebody else wrote it');
}
