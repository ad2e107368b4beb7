import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { z } from 'zod';
import { summary } from '../../phone/handset.ts';
import { Refused } from '../../server/refused.ts';
import { command } from '../command.ts';
import { contactOf, content, number, personOf } from '../inputs.ts';

const text = z.string().max(70_000);

/** Writing to phones and reading what they wrote. */
export const messageCommands = {
  /** A contact writes to a phone. */
  sendText: command(
    'POST',
    '/send-text',
    z.object({
      phone: number,
      contact: number,
      text,
      name: z.string().optional(),
      count: z.number().int().min(1).max(100_000).default(1),
    }),
    (service, input) => {
      const to = personOf(service, input.phone);
      const from = contactOf(service, input.contact, input.name);
      const ids: string[] = [];
      for (let index = 0; index < input.count; index++) {
        const conversation = input.count === 1 ? input.text : `${input.text} ${index + 1}`;
        ids.push(
          service.messenger.send({ from, chat: { kind: 'person', person: to }, message: { conversation } }),
        );
      }
      return { ids };
    },
  ),

  /** The owner writes on the phone itself; companions see it as their own message. */
  sendFromPhone: command(
    'POST',
    '/send-from-phone',
    z.object({ phone: number, contact: number, text }),
    (service, input) => {
      const from = personOf(service, input.phone);
      const person = contactOf(service, input.contact);
      const id = service.messenger.send({
        from,
        chat: { kind: 'person', person },
        message: { conversation: input.text },
      });
      return { ids: [id] };
    },
  ),

  /** Any content, as the JSON form of proto.Message (bytes in base64). */
  sendMessage: command(
    'POST',
    '/send-message',
    z.object({
      from: number,
      to: number,
      message: content,
      id: z.string().min(1).optional(),
      edit: z.enum(['1', '2', '7', '8']).optional(),
    }),
    (service, input) => {
      const from = contactOf(service, input.from);
      const person = personOf(service, input.to);
      const { message, id, edit } = input;
      return { ids: [service.messenger.send({ from, chat: { kind: 'person', person }, message, id, edit })] };
    },
  ),

  /** What a contact (or the phone of an account) has received and could decrypt. */
  receivedBy: command('GET', '/received', z.object({ contact: number }), (service, { contact }) =>
    service
      .handset(personOf(service, contact))
      .inbox.list()
      .map((received) => ({
        ...summary(received),
        content: proto.Message.fromObject(received.message).toJSON(),
      })),
  ),

  /** Receipts that a person got for what they sent. */
  receiptsOf: command('GET', '/receipts', z.object({ contact: number }), (service, { contact }) => [
    ...service.handset(personOf(service, contact)).receipts,
  ]),

  /** A contact reads (or plays) messages. */
  read: command(
    'POST',
    '/read',
    z.object({
      contact: number,
      phone: number,
      ids: z.array(z.string()).min(1),
      type: z.enum(['read', 'played', 'delivery']).default('read'),
      /** Where they were written; left out: in the chat of these two. */
      group: z.string().optional(),
    }),
    (service, input) => {
      const reader = personOf(service, input.contact);
      const group = input.group === undefined ? undefined : service.groups.find(input.group);
      if (input.group !== undefined && group === undefined) throw new Refused(404, `no group ${input.group}`);
      const chat =
        group === undefined
          ? ({ kind: 'person', person: personOf(service, input.phone) } as const)
          : ({ kind: 'group', group } as const);
      service.receipts.give(reader, chat, input.ids, input.type === 'delivery' ? undefined : input.type);
      return { done: true };
    },
  ),

  /** What a contact does by itself with what it gets. */
  habits: command(
    'POST',
    '/habits',
    z.object({
      contact: number.optional(),
      delivers: z.boolean().default(true),
      reads: z.boolean().default(false),
      answer: z.string().optional(),
    }),
    (service, { contact, delivers, reads, answer }) => {
      const habit = { delivers, reads, answer: () => answer };
      if (contact === undefined) service.habits.default = habit;
      else service.habits.set(contactOf(service, contact), habit);
      return { done: true };
    },
  ),

  presence: command(
    'POST',
    '/presence',
    z.object({ contact: number, available: z.boolean() }),
    (service, { contact, available }) => {
      service.presence.set(contactOf(service, contact), available);
      return { done: true };
    },
  ),

  typing: command(
    'POST',
    '/typing',
    z.object({
      contact: number,
      phone: number,
      typing: z.enum(['composing', 'recording', 'paused']).default('composing'),
    }),
    (service, { contact, phone, typing }) => {
      service.presence.type(contactOf(service, contact), personOf(service, phone), typing);
      return { done: true };
    },
  ),
};
