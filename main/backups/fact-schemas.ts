import { z } from 'zod';
import { messageKinds, messageStatuses } from '../../preload/contract/kinds.ts';
import { accountIdSchema } from '../../preload/contract/model.ts';
import type { FactTable } from '../accounts/backup-port.ts';
import { markKinds } from '../domain/chat-batch.ts';
import { mostDraftMentions } from '../domain/draft-mentions.ts';
import { BackupError } from './backup-error.ts';
import { detailSchema } from './detail-schema.ts';

/* The lines of a backup about chats, as `main/storage/backups/backup-queries.ts` writes them. */

const jid = z.string().max(200).nullable();
const time = z.int().min(0);
const ref = z.int().min(1);
const flag = z.int().min(0).max(1);
const name = z.string().max(10_000).nullable();
const hexadecimal = z.string().regex(/^(?:[0-9A-F]{2})*$/);
const mediaName = z.string().regex(/^[0-9a-f]{64}$/);
const wireId = z.string().min(1).max(200);

/** A detail is a JSON text in a line, since that is how the store keeps it. */
const detail = z
  .string()
  .max(1_000_000)
  .transform((text) => detailSchema.parse(JSON.parse(text)));

const schemas = {
  people: z.strictObject({
    ref,
    account: accountIdSchema,
    phoneJid: jid,
    lidJid: jid,
    contactName: name,
    pushName: name,
  }),
  labels: z.strictObject({ account: accountIdSchema, id: z.string().min(1).max(200), name }),
  chats: z.strictObject({
    ref,
    account: accountIdSchema,
    kind: z.enum(['direct', 'group', 'status', 'channel', 'other']),
    placeJid: jid,
    phoneJid: jid,
    lidJid: jid,
    title: name,
    unread: time,
    lastActivityAt: time,
    pinned: flag,
    archived: z.int().min(-1).max(1),
    mutedUntil: z.int(),
    markedUnread: flag,
    timer: time,
    timerAt: time,
    // Backups of early versions have none.
    draft: z.string().max(200_000).default(''),
    draftMentions: z
      .array(z.strictObject({ start: time, length: time, jid: z.string().max(200) }))
      .max(mostDraftMentions)
      .nullable()
      .default(null),
    draftAt: time.default(0),
    labels: z.array(z.strictObject({ id: z.string().max(200), name })).max(1000),
  }),
  messages: z.strictObject({
    chat: ref,
    wireId,
    fromMe: flag,
    sender: time,
    sentAt: time,
    kind: z.enum([...messageKinds, 'hidden']),
    status: z.enum(messageStatuses),
    editedAt: time,
    firstText: z.string().nullable(),
    expiresAt: time,
    detail: detail.nullable(),
    text: z.string(),
    content: hexadecimal,
  }),
  pending: z.strictObject({
    chat: ref,
    wireId,
    fromMe: flag,
    sender: z.int().min(-1),
    status: z.enum(messageStatuses),
    deleted: flag,
    hidden: flag,
    editedAt: time,
    detail: detail.nullable(),
    text: z.string(),
    content: hexadecimal,
  }),
  marks: z.strictObject({
    chat: ref,
    wireId,
    fromMe: flag,
    sender: z.int().min(-1),
    what: z.enum([...markKinds, 'edit']),
    slot: time,
    at: time,
    value: z.string(),
  }),
  receipts: z.strictObject({
    chat: ref,
    wireId,
    person: ref,
    deliveredAt: time,
    readAt: time,
    playedAt: time,
  }),
} as const;

const mediaSchema = z.strictObject({
  file: mediaName,
  chat: ref,
  wireId,
  fromMe: flag,
  sender: time,
  toUpload: flag,
});

export type FactLine<Table extends FactTable> = z.output<(typeof schemas)[Table]>;

/** Which message has which file. */
export type MediaLine = z.output<typeof mediaSchema>;

/** @throws BackupError `backup-hostile` when the text is not one of these */
export const parseFact = <Table extends FactTable>(table: Table, line: string): FactLine<Table> =>
  parsed(schemas[table], line) as FactLine<Table>;

/** @throws BackupError `backup-hostile` when the text is none */
export const parseMedia = (line: string): MediaLine => parsed(mediaSchema, line);

function parsed<Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new BackupError('backup-hostile', 'a line of the chats is none');
  }
}
