import { z } from 'zod';
import { accountInput, command, messageInput, none } from './define-command.ts';
import { maximumTextLength } from './limits.ts';
import { mentionsSchema } from './mentions-schema.ts';
import {
  galleryKinds,
  maximumAttachedBytes,
  maximumAttachments,
  maximumThumbnailBytes,
  waveformLength,
  type AttachAnswer,
  type AttachmentView,
} from './media.ts';
import { mediaTypes } from './message-parts.ts';
import { accountIdSchema, chatIdSchema, messageIdSchema, type MessageView } from './model.ts';

/** Bytes as the page has them. A copy of its own: what the page does with its buffer afterwards changes nothing. */
const bytesSchema = (maximum: number) =>
  z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength > 0 && byteLength <= maximum);

const attachmentIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const fileNameSchema = z.string().min(1).max(255);
const mimetypeSchema = z
  .string()
  .max(127)
  .regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+ ,"-]+)*$/);

export interface GalleryPage {
  /** Newest first. While its chat is open, later states of their files come with its patches, or with the push `gallery`. */
  readonly messages: readonly MessageView[];
  /** Pass as `before` for older ones; null at the end. */
  readonly cursor: string | null;
}

/** Calls about files: those of messages, and those that are to be sent. */
export const mediaCommands = {
  /** These messages are on the screen now: their files are fetched as far as the account's rule says so. */
  'media.view': command<null>()(
    z.strictObject({
      accountId: accountIdSchema,
      chatId: chatIdSchema,
      messageIds: z.array(messageIdSchema).min(1).max(100),
    }),
  ),
  /** Fetches the file whatever the rule says. States come as patches of the message. */
  'media.download': command<null>()(messageInput),
  /** Once more after a failure; a file that is no longer with the service is asked for at the phone. */
  'media.retry': command<null>()(messageInput),
  /** Ends a download (the file is `remote` again) or an upload (the message is `failed`, and can be tried again). */
  'media.cancel': command<null>()(messageInput),
  /** Asks where to, and writes the file there, in plain. False when the person has thought better of it. */
  'media.saveAs': command<{ readonly saved: boolean }>()(messageInput),
  /** Shows a file that was saved before in the system's file manager. */
  'media.showSaved': command<null>()(messageInput),
  /** A person drags the file out of the window: from here on the system has the drag. Fails for files that are too large for it. */
  'media.dragOut': command<null>()(messageInput),
  /** Puts a picture on the clipboard. */
  'media.copy': command<null>()(messageInput),

  /** Asks for files, and takes in what can be read of them. */
  'media.attach': command<AttachAnswer>()(accountInput),
  /** Takes in what was pasted, dropped or recorded. */
  'media.attachBytes': command<AttachmentView>()(
    z.strictObject({
      accountId: accountIdSchema,
      bytes: bytesSchema(maximumAttachedBytes),
      fileName: fileNameSchema,
      mimetype: mimetypeSchema,
    }),
  ),
  /** A person begins to record: from now on this window may hear the microphone, and nothing else of the kind. */
  'microphone.open': command<null>()(none),
  /** The recording has ended. */
  'microphone.close': command<null>()(none),
  /** Gives up files that were taken in and not sent. */
  'media.detach': command<null>()(
    z.strictObject({ attachmentIds: z.array(attachmentIdSchema).min(1).max(maximumAttachments) }),
  ),
  /** Stores a message with the file, answers with it at once (status `queued`), then uploads and sends it. */
  'messages.sendMedia': command<MessageView>()(
    z.strictObject({
      accountId: accountIdSchema,
      chatId: chatIdSchema,
      attachmentId: attachmentIdSchema,
      as: z.enum(mediaTypes),
      caption: z.string().max(maximumTextLength),
      mentions: mentionsSchema.default([]),
      /** The message that is answered. */
      quotedMessageId: messageIdSchema.nullable(),
      /** What the page has found by playing or drawing it; null where it has not. */
      measured: z
        .strictObject({
          width: z.number().int().min(1).max(65_535).nullable(),
          height: z.number().int().min(1).max(65_535).nullable(),
          seconds: z.number().min(0).max(86_400).nullable(),
          /** A JPEG. */
          thumbnail: bytesSchema(maximumThumbnailBytes).nullable(),
          waveform: z.array(z.number().int().min(0).max(100)).length(waveformLength).nullable(),
        })
        .nullable(),
    }),
  ),

  /** What a chat has of a kind, newest first. */
  'chats.gallery': command<GalleryPage>()(
    z.strictObject({
      accountId: accountIdSchema,
      chatId: chatIdSchema,
      kind: z.enum(galleryKinds),
      before: z.string().max(64).nullable(),
    }),
  ),
  /** These chats are on the screen: their pictures are fetched when they are missing or old. */
  'chats.viewPictures': command<null>()(
    z.strictObject({ accountId: accountIdSchema, chatIds: z.array(chatIdSchema).min(1).max(60) }),
  ),
} as const;
