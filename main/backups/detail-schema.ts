import { z } from 'zod';
import { messageKinds } from '../../preload/contract/kinds.ts';
import { mediaTypes, systemEvents } from '../../preload/contract/message-parts.ts';
import type { MessageDetail } from '../domain/message-detail.ts';

/* `MessageDetail` as it must be for the windows to show it: a backup may come from anywhere. */

const text = z.string().max(65_536);
const jid = z.string().max(200);
const number = z.number().min(-1e12).max(1e15);

export const detailSchema: z.ZodType<MessageDetail> = z.object({
  forwarded: z.enum(['once', 'often']).exactOptional(),
  quoted: z.object({ wireId: jid, sender: jid.nullable(), kind: z.enum(messageKinds), text }).exactOptional(),
  mentions: z.array(jid).max(2000).exactOptional(),
  media: z
    .object({
      type: z.enum(mediaTypes),
      mimetype: z.string().max(500),
      fileName: text.nullable(),
      bytes: number.nullable(),
      width: number.nullable(),
      height: number.nullable(),
      seconds: number.nullable(),
      waveform: z.array(z.number().min(0).max(100)).max(1000).nullable(),
    })
    .exactOptional(),
  poll: z
    .object({ selectable: number, options: z.array(text).max(1000), secret: z.string().max(1000).nullable() })
    .exactOptional(),
  contacts: z
    .array(z.object({ name: text, phoneNumbers: z.array(z.string().max(200)).max(100) }))
    .max(1000)
    .exactOptional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: text.nullable(),
      address: text.nullable(),
      live: z.boolean(),
    })
    .exactOptional(),
  link: z.object({ url: text, title: text, description: text }).exactOptional(),
  system: z
    .object({
      what: z.enum(systemEvents),
      by: jid.nullable(),
      byMe: z.boolean(),
      about: z.array(jid).max(5000),
      value: text.nullable(),
    })
    .exactOptional(),
  viewOnce: z.literal(true).exactOptional(),
});
