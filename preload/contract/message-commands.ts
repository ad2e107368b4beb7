import { z } from 'zod';
import { chatInput, command, messageInput } from './define-command.ts';
import { maximumTextLength } from './limits.ts';
import { mentionsSchema } from './mentions-schema.ts';
import type { MessageInfo } from './message-parts.ts';
import { pinSeconds } from './message-times.ts';
import { accountIdSchema, chatIdSchema, messageIdSchema, personIdSchema, type MessageView } from './model.ts';

const textSchema = z.string().min(1).max(maximumTextLength);
/** One emoji; a family with skin tones has some thirty units. */
const emojiSchema = z.string().max(64);
const inChat = { accountId: accountIdSchema, chatId: chatIdSchema };
const ofMessage = { ...inChat, messageId: messageIdSchema };

/**
 * Calls about single messages. What goes to the service is stored first, and sent when it can be: later states come as patches,
 * also after a restart. An own message whose edit or deletion waits is `queued`, and `failed` when it was refused
 * (`messages.retry` tries again); reactions, votes and pins show at once, and are taken back when they are refused.
 */
export const messageCommands = {
  /** Answers with the stored message at once (status `queued`). */
  'messages.send': command<MessageView>()(
    z.strictObject({
      ...inChat,
      text: textSchema,
      quotedMessageId: messageIdSchema.nullable().default(null),
      mentions: mentionsSchema.default([]),
    }),
  ),
  /** `multiple`: one person may choose several. */
  'messages.sendPoll': command<MessageView>()(
    z.strictObject({
      ...inChat,
      question: z.string().trim().min(1).max(255),
      options: z.array(z.string().trim().min(1).max(100)).min(2).max(12),
      multiple: z.boolean(),
    }),
  ),
  /** Cards with name and number of people whom the account knows. */
  'messages.sendContact': command<MessageView>()(
    z.strictObject({ ...inChat, personIds: z.array(personIdSchema).min(1).max(20) }),
  ),
  /** One message to one chat of the same account. */
  'messages.forward': command<MessageView>()(z.strictObject({ ...ofMessage, toChatId: chatIdSchema })),
  /** Tries again what failed, under the same id: the message, or its edit or deletion. */
  'messages.retry': command<null>()(messageInput),
  /** An empty emoji takes the own reaction back. */
  'messages.react': command<null>()(z.strictObject({ ...ofMessage, emoji: emojiSchema })),
  /** Own texts and captions, within the time that WhatsApp allows (`edit-too-late`). */
  'messages.edit': command<null>()(
    z.strictObject({ ...ofMessage, text: textSchema, mentions: mentionsSchema.default([]) }),
  ),
  /** For everyone: own messages, within the time that WhatsApp allows (`delete-too-late`). Else from the own devices. */
  'messages.delete': command<null>()(z.strictObject({ ...ofMessage, forEveryone: z.boolean() })),
  'messages.star': command<null>()(z.strictObject({ ...ofMessage, starred: z.boolean() })),
  /** For everybody in the chat. */
  'messages.pin': command<null>()(z.strictObject({ ...ofMessage, seconds: z.literal(pinSeconds) })),
  /** Numbers of the options, from 0; none takes the own vote back. */
  'messages.votePoll': command<null>()(
    z.strictObject({ ...ofMessage, options: z.array(z.int().min(0).max(99)).max(100) }),
  ),
  'messages.info': command<MessageInfo>()(messageInput),
  /** What was begun in the composer and not sent; empty for nothing. */
  'chats.setDraft': command<null>()(
    chatInput.extend({ text: z.string().max(maximumTextLength), mentions: mentionsSchema.default([]) }),
  ),
} as const;
