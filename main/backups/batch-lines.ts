import { z } from 'zod';
import { messageKinds, messageStatuses } from '../../preload/contract/kinds.ts';
import { emptyBatch, type ChatBatch } from '../domain/chat-batch.ts';
import { BackupError } from './backup-error.ts';

/*
 * Facts of chats as JSON lines: {"person": …}, {"chat": …}, {"message": …}, {"edit": …}, {"deletion": …}, bytes in
 * base64. The words are those of `domain/chat-batch.ts`.
 */

/** A file of lines is closed when it is this large. Bytes. */
const fileSize = 4 * 1024 * 1024;

const jid = z.string().max(200).nullable();
const time = z.int().min(0);
const bytes = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .transform((text): Uint8Array => Buffer.from(text, 'base64'));
const identity = z.strictObject({ phoneJid: jid, lidJid: jid });
const address = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('person'), identity }),
  z.strictObject({
    type: z.literal('place'),
    jid: z.string().max(200),
    kind: z.enum(['group', 'status', 'channel', 'other']),
  }),
]);
const key = z.strictObject({
  chat: address,
  wireId: z.string().min(1).max(200),
  fromMe: z.boolean(),
  sender: identity.nullable(),
});
const kind = z.enum(messageKinds);
const status = z.enum(messageStatuses);
const name = z.string().max(10_000);

const lineSchema = z.union([
  z.strictObject({
    message: z.strictObject({
      key,
      sentAt: time,
      kind,
      text: z.string(),
      content: bytes,
      status,
      origin: z.literal('history'),
    }),
  }),
  z.strictObject({
    person: z.strictObject({
      identity,
      contactName: name.exactOptional(),
      pushName: name.exactOptional(),
    }),
  }),
  z.strictObject({
    chat: z.strictObject({
      address,
      title: name.exactOptional(),
      unread: z.strictObject({ count: z.int().min(0), source: z.literal('history') }).exactOptional(),
      lastActivityAt: time.exactOptional(),
      pinned: z.boolean().exactOptional(),
      archived: z.boolean().exactOptional(),
      mutedUntil: z.int().exactOptional(),
    }),
  }),
  z.strictObject({ edit: z.strictObject({ key, text: z.string(), content: bytes, editedAt: time }) }),
  z.strictObject({ deletion: z.strictObject({ key }) }),
]);

/** The lines of a batch, in files of some megabytes. */
export function* encodeBatch(batch: ChatBatch): Generator<Uint8Array> {
  let lines: string[] = [];
  let length = 0;
  for (const fact of factsOf(batch)) {
    const line = `${JSON.stringify(fact, bytesAsText)}\n`;
    lines.push(line);
    length += line.length;
    if (length < fileSize) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

function* factsOf(batch: ChatBatch): Generator<object> {
  for (const person of batch.people) yield { person };
  for (const chat of batch.chats) yield { chat };
  for (const message of batch.messages) yield { message };
  for (const edit of batch.edits) yield { edit };
  for (const deletion of batch.deletions) yield { deletion };
}

const bytesAsText = (_name: string, value: unknown): unknown => {
  // Buffers have been turned into this by their own toJSON.
  if (isBufferJson(value)) return Buffer.from(value.data).toString('base64');
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
};
const isBufferJson = (value: unknown): value is { readonly data: readonly number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;

/** @throws BackupError `backup-hostile` when a line is not one of these */
export function decodeBatch(lines: Uint8Array): ChatBatch {
  const facts = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
  return {
    ...emptyBatch,
    people: facts.flatMap((fact) => ('person' in fact ? [fact.person] : [])),
    chats: facts.flatMap((fact) => ('chat' in fact ? [fact.chat] : [])),
    messages: facts.flatMap((fact) => ('message' in fact ? [fact.message] : [])),
    edits: facts.flatMap((fact) => ('edit' in fact ? [fact.edit] : [])),
    deletions: facts.flatMap((fact) => ('deletion' in fact ? [fact.deletion] : [])),
  };
}

function parseLine(line: string): z.output<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new BackupError('backup-hostile', 'a line of the chats is none');
  }
}
