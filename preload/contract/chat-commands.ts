import { z } from 'zod';
import { chatFilters } from './chat-filters.ts';
import type { HistoryEnd } from './chat-info.ts';
import { chatInput, command, none } from './define-command.ts';
import { regionSchema, typedPhoneNumberSchema } from './limits.ts';
import {
  accountIdSchema,
  chatIdSchema,
  messageIdSchema,
  personIdSchema,
  type AccountId,
  type ChatId,
  type ChatView,
  type MessageId,
  type MessageView,
  type Timestamp,
} from './model.ts';

export interface ChatListPage {
  readonly sequence: number;
  readonly chats: readonly ChatView[];
  /** Pass as `before` for the next page; null at the end. */
  readonly cursor: string | null;
}

export interface MessagePage {
  readonly sequence: number;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  /** Pass as `before` for older messages; null at the beginning of what is stored. Cursors are sort keys of messages. */
  readonly cursor: string | null;
  /** Pass as `after` for newer messages; null at the newest end. Tells nothing (null) in an answer to `conversation.older`. */
  readonly newer: string | null;
  /** What stands before the messages that are stored: told where `cursor` is null. */
  readonly history?: HistoryEnd;
}

/** A page with its place in the middle of a conversation. */
export interface MessagePageAround extends MessagePage {
  /** The message that was meant: itself, the first of the day, the first unread one. Null when there is none: the newest page. */
  readonly anchor: MessageId | null;
}

/** Whether a chat may be the wrong account's: the same person, known to others of this person's accounts. */
export interface ChatTwins {
  /** This account has written in this chat lately: nobody has to be asked. */
  readonly written: boolean;
  /** The same person's chats with other accounts, last used first. */
  readonly others: readonly {
    readonly accountId: AccountId;
    readonly chatId: ChatId;
    readonly lastActivityAt: Timestamp;
  }[];
}

const cursorSchema = z.string().max(64);

/** Where in a conversation to begin. `date` is a time: the first message at or after it. */
const placeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), messageId: messageIdSchema }),
  z.strictObject({ type: z.literal('date'), date: z.number().int().min(0).max(4_102_444_800_000) }),
  z.strictObject({ type: z.literal('first-unread') }),
]);

/** Calls about the chat list and the open conversation. */
export const chatCommands = {
  /**
   * Begins to watch a chat list (patches `chats`), pinned first, then newest first: of one account, or with null of all
   * accounts together. `before` pages on. One list is watched at a time.
   */
  'chats.list': command<ChatListPage>()(
    z.strictObject({
      accountId: accountIdSchema.nullable(),
      filter: z.enum(chatFilters).default('all'),
      before: cursorSchema.nullable(),
    }),
  ),
  /**
   * The chat with a person, made when there is none yet: it is in no list until there is something in it. A number is asked about at
   * the service, one at a time (`number-without-account`, `number-asked-too-often`); `region` is what one without country code means.
   */
  'chats.start': command<{ readonly chatId: ChatId }>()(
    z.union([
      z.strictObject({ accountId: accountIdSchema, personId: personIdSchema }),
      z.strictObject({
        accountId: accountIdSchema,
        phoneNumber: typedPhoneNumberSchema,
        region: regionSchema,
      }),
    ]),
  ),
  /** Other accounts that talk with the person of this chat. */
  'chats.twins': command<ChatTwins>()(chatInput),
  /** Begins to watch a conversation (patches `messages`) at its newest end. One conversation is watched at a time. */
  'conversation.open': command<MessagePage>()(chatInput),
  /** As `conversation.open`, at another place: what is around it, to be continued both ways. */
  'conversation.around': command<MessagePageAround>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, at: placeSchema }),
  ),
  'conversation.older': command<MessagePage>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, before: cursorSchema }),
  ),
  'conversation.newer': command<MessagePage>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, after: cursorSchema }),
  ),
  /** Asks the phone for what came before. Its answer comes as patches, what becomes of it as pushes `history`. */
  'conversation.askPhone': command<{ readonly history: HistoryEnd }>()(chatInput),
  /** Stops watching. */
  'conversation.close': command<null>()(none),
  /**
   * A person has begun to type in a chat, or ceased. Others are told if the account's settings allow it, and forget it by
   * themselves after some seconds: say it again while the typing goes on.
   */
  'conversation.typing': command<null>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, typing: z.boolean() }),
  ),
  /** Tells the service and the store that everything up to this message was seen by a person. */
  'conversation.markRead': command<null>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, through: messageIdSchema }),
  ),
} as const;
