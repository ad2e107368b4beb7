import { z } from 'zod';
import { actions, type Action } from '../../app-state/actions.ts';
import type { Service } from '../../server/service.ts';
import { chatFor } from '../chat-input.ts';
import { command } from '../command.ts';
import { number, personOf, phoneOnly } from '../inputs.ts';

const change = z.discriminatedUnion('action', [
  z.object({ action: z.literal('archive'), chat: z.string(), on: z.boolean().default(true) }),
  z.object({ action: z.literal('pin'), chat: z.string(), on: z.boolean().default(true) }),
  z.object({ action: z.literal('mute'), chat: z.string(), until: z.number().optional() }),
  z.object({ action: z.literal('read'), chat: z.string(), on: z.boolean().default(true) }),
  z.object({
    action: z.literal('star'),
    chat: z.string(),
    id: z.string(),
    fromMe: z.boolean().default(false),
    on: z.boolean().default(true),
  }),
  z.object({ action: z.literal('contact'), chat: z.string(), name: z.string() }),
  z.object({ action: z.literal('pushName'), name: z.string().min(1) }),
  z.object({ action: z.literal('deleteChat'), chat: z.string() }),
  z.object({ action: z.literal('clearChat'), chat: z.string() }),
  z.object({
    action: z.literal('deleteForMe'),
    chat: z.string(),
    id: z.string(),
    fromMe: z.boolean().default(false),
  }),
]);

/** Just when the next patch of a companion arrives, which is refused then, as by the real service. */
const race = z.boolean().default(false);

/** Settings that an account's devices share. */
export const appStateCommands = {
  /** The owner changes one on the phone. */
  changeAppState: command(
    'POST',
    '/app-state',
    z.object({ phone: number, change, race }),
    (service, input) => {
      const person = personOf(service, input.phone);
      const { collection, mutation } = toAction(service, input.change);
      if (input.change.action === 'pushName') person.name = input.change.name;
      if (input.race) service.appState.raceNext(person, collection, mutation);
      else service.appState.write(person, collection, mutation);
      return { done: true };
    },
  ),

  /** What the phone sees: all that holds now. */
  appState: command('GET', '/app-state', phoneOnly, (service, { phone }) =>
    [...service.appState.collections(personOf(service, phone)).values()].flatMap((collection) =>
      [...collection.current.values()].map(({ index, value }) => ({
        collection: collection.name,
        index,
        value,
      })),
    ),
  ),
};

function toAction(service: Service, input: z.output<typeof change>): Action {
  if (input.action === 'pushName') return actions.pushName(input.name);
  const chat = chatFor(service, input.chat);
  const jid =
    chat.kind === 'group' ? chat.group.jid : chat.kind === 'person' ? chat.person.lidJid : input.chat;
  switch (input.action) {
    case 'archive':
      return actions.archive(jid, input.on);
    case 'pin':
      return actions.pin(jid, input.on);
    case 'mute':
      return actions.mute(jid, input.until);
    case 'read':
      return actions.read(jid, input.on);
    case 'star':
      return actions.star(jid, input.id, input.fromMe, input.on);
    case 'contact':
      return actions.contact(chat.kind === 'person' ? chat.person.jid : jid, jid, input.name);
    case 'deleteChat':
      return actions.deleteChat(jid);
    case 'clearChat':
      return actions.clearChat(jid);
    case 'deleteForMe':
      return actions.deleteForMe(jid, input.id, input.fromMe);
  }
}
