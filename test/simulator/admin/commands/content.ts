import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { z } from 'zod';
import { editOf, keyFor, pollOf, reactionTo, revokeOf, voteIn } from '../../messaging/compose.ts';
import type { Chat } from '../../messaging/envelope.ts';
import type { Person } from '../../population/person.ts';
import { Refused } from '../../server/refused.ts';
import type { Service } from '../../server/service.ts';
import { unwrap } from '../../messaging/content.ts';
import { chatFor } from '../chat-input.ts';
import { command } from '../command.ts';
import { contactOf, number, personOf } from '../inputs.ts';

const aboutMessage = z.object({ from: number, to: z.string(), id: z.string().min(1) });

/** What simulated people do with messages that exist: edit, delete, react, reply, vote. */
export const contentCommands = {
  edit: command('POST', '/edit', aboutMessage.extend({ text: z.string() }), (service, input) =>
    about(service, input, '1', (key) => editOf(key, input.text)),
  ),

  /** Deletes for everyone; somebody else's message in a group as its admin. */
  remove: command('POST', '/delete', aboutMessage, (service, input) => {
    const isOwn = authorOf(service, input.id).number === input.from;
    return about(service, input, isOwn ? '7' : '8', revokeOf);
  }),

  react: command('POST', '/react', aboutMessage.extend({ emoji: z.string() }), (service, input) =>
    about(service, input, undefined, (key) => reactionTo(key, input.emoji)),
  ),

  reply: command('POST', '/reply', aboutMessage.extend({ text: z.string() }), (service, input) =>
    about(service, input, undefined, (_key, author, quoted) => ({
      extendedTextMessage: {
        text: input.text,
        contextInfo: { stanzaId: input.id, participant: author.lidJid, quotedMessage: quoted ?? null },
      },
    })),
  ),

  sendPoll: command(
    'POST',
    '/send-poll',
    z.object({
      from: number,
      to: z.string(),
      name: z.string(),
      options: z.array(z.string()).min(2),
      selectable: z.number().int().min(0).default(1),
    }),
    (service, { from, to, name, options, selectable }) => {
      const message = pollOf(name, options, selectable);
      return {
        ids: [
          service.messenger.send({ from: contactOf(service, from), chat: chatFor(service, to), message }),
        ],
      };
    },
  ),

  /** Somebody who received a poll votes in it. */
  votePoll: command(
    'POST',
    '/vote-poll',
    z.object({ voter: number, poll: z.string(), options: z.array(z.string()) }),
    (service, { voter, poll, options }) => {
      const person = personOf(service, voter);
      const received = service.handset(person).inbox.find(poll);
      const secret = received?.message.messageContextInfo?.messageSecret;
      if (!received || !secret) throw new Refused(404, `${voter} has received no poll ${poll}`);
      const creator = authorOf(service, poll);
      const chat = chatFor(service, received.chat);
      const message = voteIn(keyFor(person, creator, chat, poll), creator, person, secret, options);
      return { ids: [service.messenger.send({ from: person, chat, message })] };
    },
  ),
};

type Make = (key: proto.IMessageKey, author: Person, quoted: proto.IMessage | undefined) => proto.IMessage;

function about(
  service: Service,
  { from, to, id }: { readonly from: string; readonly to: string; readonly id: string },
  edit: string | undefined,
  make: Make,
): { ids: string[] } {
  const person = contactOf(service, from);
  const chat: Chat = chatFor(service, to);
  const author = authorOf(service, id);
  const original = service.handset(person).inbox.find(id)?.message ?? service.resend.find(id)?.message;
  const message = make(keyFor(person, author, chat, id), author, original && unwrap(original));
  return { ids: [service.messenger.send({ from: person, chat, message, edit })] };
}

function authorOf(service: Service, id: string): Person {
  const author = service.directory.byNumber(service.sent.find(id)?.senderNumber ?? '');
  if (!author) throw new Refused(404, `no message ${id}`);
  return author;
}
