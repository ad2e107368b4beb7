/*
 * The closed lists of the model, as values. In a file without zod: the page and the storage thread need no schemas.
 */

export const chatKinds = ['direct', 'group', 'status', 'channel', 'other'] as const;
export type ChatKind = (typeof chatKinds)[number];

/** From the least to the most certain. `none` for messages of others. */
export const messageStatuses = ['none', 'queued', 'sent', 'delivered', 'read', 'played', 'failed'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What the renderer can show of a message. `unsupported` says so in its place; the original stays in the store. */
export const messageKinds = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'contact',
  'location',
  'poll',
  'deleted',
  'undecryptable',
  'system',
  'unsupported',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Messages that are a file. */
export const fileKinds = ['image', 'video', 'audio', 'voice', 'document', 'sticker'] as const;

/** What can be sent to somebody else as it is. */
export const forwardableKinds: ReadonlySet<MessageKind> = new Set([
  'text',
  ...fileKinds,
  'contact',
  'location',
] as const);
