import { z } from 'zod';
import { sha256 } from '../../crypto/symmetric.ts';
import { makeMediaMessage, mediaPartOf, openMedia } from '../../media/media-message.ts';
import { Refused } from '../../server/refused.ts';
import type { Service } from '../../server/service.ts';
import { command } from '../command.ts';
import { contactOf, nothing, number, personOf } from '../inputs.ts';
import { chatFor } from '../chat-input.ts';

const base64 = z.string().transform((text) => Buffer.from(text, 'base64'));
const messageOf = z.object({ contact: number, id: z.string().min(1) });

/** Files. */
export const mediaCommands = {
  certificate: command('GET', '/certificate', nothing, (service) => ({
    certificate: service.certificate,
    mediaHost: service.mediaHost,
  })),

  /** A contact sends a file to a phone or a group. */
  sendMedia: command(
    'POST',
    '/send-media',
    z.object({
      from: number,
      to: z.string(),
      kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
      content: base64,
      mimetype: z.string().optional(),
      caption: z.string().optional(),
      fileName: z.string().optional(),
      seconds: z.number().int().min(0).optional(),
      voice: z.boolean().optional(),
      thumbnail: base64.optional(),
      viewOnce: z.boolean().optional(),
    }),
    (service, { from, to, ...media }) => {
      const person = contactOf(service, from);
      const message = makeMediaMessage(service, media);
      const id = service.messenger.send({ from: person, chat: chatFor(service, to), message });
      return { ids: [id], directPath: mediaPartOf(message)?.part.directPath ?? '' };
    },
  ),

  /** The file of a message that a contact received, downloaded and decrypted by its phone. */
  mediaOf: command('GET', '/media', messageOf, (service, { contact, id }) => {
    const received = service.handset(personOf(service, contact)).inbox.find(id);
    if (!received) throw new Refused(404, `${contact} has no message ${id}`);
    const content = openMedia(service, received.message);
    return {
      length: content.length,
      sha256: sha256(content).toString('hex'),
      content: content.toString('base64'),
    };
  }),

  /** The file of a message disappears from the media host; the phone still has it. */
  expireMedia: command('POST', '/expire-media', messageOf, (service, { contact, id }) => {
    if (!expire(service, contact, id)) throw new Refused(404, 'there is no such file');
    return { done: true };
  }),

  refuseUploads: command(
    'POST',
    '/refuse-uploads',
    z.object({ status: z.number().int().min(300).max(599), times: z.number().int().min(1).default(1) }),
    (service, { status, times }) => {
      service.refusals.refuseUpload(status, times);
      return { done: true };
    },
  ),

  /** The next downloads break off in their middle, stop there without a word, or wait there until `clearRefusals`. */
  breakDownloads: command(
    'POST',
    '/break-downloads',
    z.object({ how: z.enum(['cut', 'stall', 'hold']), times: z.number().int().min(1).default(1) }),
    (service, { how, times }) => {
      service.refusals.breakDownload(how, times);
      return { done: true };
    },
  ),

  /** What phones say from now on when a companion asks for a file again. */
  phoneAnswers: command(
    'POST',
    '/phone-answers',
    z.object({ answer: z.enum(['uploads', 'has-not', 'silent']) }),
    (service, { answer }) => {
      service.refusals.phoneAnswer = answer;
      return { done: true };
    },
  ),
};

function expire(service: Service, contact: string, id: string): boolean {
  const received = service.handset(personOf(service, contact)).inbox.find(id);
  const media = received && mediaPartOf(received.message);
  return service.mediaBackup.expire(media?.part.directPath ?? '');
}
