import { z } from 'zod';
import { command } from './define-command.ts';
import { messageKinds } from './kinds.ts';
import {
  accountIdSchema,
  chatIdSchema,
  personIdSchema,
  type AccountId,
  type ChatId,
  type ChatKind,
  type MessageId,
  type MessageKind,
  type PersonId,
  type Timestamp,
} from './model.ts';

/** Longest text to search for, in UTF-16 units. */
export const maximumSearchLength = 256;

/** A part of a text, in UTF-16 units: `text.slice(from, to)`. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A text with the parts that were found, in order and apart from each other. The page marks them; nothing here is markup. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export interface MessageHit {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly chatKind: ChatKind;
  readonly chatTitle: string;
  readonly messageId: MessageId;
  readonly sentAt: Timestamp;
  readonly kind: MessageKind;
  readonly fromMe: boolean;
  /** Who wrote it, in groups; null for own messages and direct chats. */
  readonly senderName: string | null;
  /** The place of the text that was found, some words before and after it. `…` stands where text was cut off. */
  readonly snippet: MarkedText;
}

export interface MessageHits {
  /** Newest first, over all that was searched. */
  readonly hits: readonly MessageHit[];
  /** Pass as `before` for older hits; null when there are no more. */
  readonly cursor: string | null;
  /** After an update of the app older messages are taken into the index bit by bit; until then they may be missing here. */
  readonly indexing: boolean;
}

/** A chat, or a person of the address book with whom there is no chat yet (`chatId` null: see `chats.start`). */
export interface ChatHit {
  readonly accountId: AccountId;
  readonly chatId: ChatId | null;
  /** In direct chats. */
  readonly personId: PersonId | null;
  readonly kind: ChatKind;
  readonly title: MarkedText;
  /** Digits with country code, in direct chats where it is known. */
  readonly phoneNumber: string | null;
  readonly archived: boolean;
  readonly unread: number;
  /** 0 where there is no chat yet. */
  readonly lastActivityAt: Timestamp;
}

const textSchema = z.string().max(maximumSearchLength);
const timeSchema = z.number().int().min(0).max(4_102_444_800_000);

/**
 * Search. Case and accents do not count; every word of the text must be found, the last one as the beginning of a word
 * too. What is typed is never taken for an expression. A search that was overtaken by a later one of the same window and
 * name answers null at once.
 */
export const searchCommands = {
  /**
   * Messages of all accounts, of one, or of one chat. With an empty text the filters alone decide (all pictures of a chat);
   * with neither there are no hits.
   */
  'search.messages': command<MessageHits | null>()(
    z
      .strictObject({
        text: textSchema,
        accountId: accountIdSchema.nullable(),
        /** Of `accountId`. */
        chatId: chatIdSchema.nullable().default(null),
        /** Who wrote it: a person of `accountId`, or the account itself. */
        sender: z
          .union([personIdSchema, z.literal('me')])
          .nullable()
          .default(null),
        kinds: z.array(z.enum(messageKinds)).max(messageKinds.length).default([]),
        /** First and last instant, both included. */
        from: timeSchema.nullable().default(null),
        to: timeSchema.nullable().default(null),
        hasMedia: z.boolean().default(false),
        hasLink: z.boolean().default(false),
        starred: z.boolean().default(false),
        before: z.string().max(64).nullable().default(null),
      })
      .refine(
        ({ accountId, chatId, sender }) =>
          accountId !== null || (chatId === null && (sender ?? 'me') === 'me'),
      ),
  ),
  /** Chats, groups and contacts of all accounts, or of one, by title, name or number; best first, at most 50. */
  'search.chats': command<{ readonly hits: readonly ChatHit[] } | null>()(
    z.strictObject({ text: textSchema, accountId: accountIdSchema.nullable().default(null) }),
  ),
} as const;
