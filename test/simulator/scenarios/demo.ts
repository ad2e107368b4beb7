import { makeMediaMessage } from '../media/media-message.ts';
import { reactionTo, keyFor } from '../messaging/compose.ts';
import { contactsOf } from '../population/conversations.ts';
import type { Person } from '../population/person.ts';
import { DIALOGUES, REPLIES } from '../population/dialogues.ts';
import { drawPicture } from '../profile/draw-picture.ts';
import type { Service } from '../server/service.ts';

const CHATS = 12;
const TYPING_MS = 1_200;

/** Every phone that gets linked is lively: people write every few seconds, read, type, answer, react and send pictures. */
export function demo(service: Service): void {
  const random = service.seed.stream('demo');
  service.options.historyChats = CHATS;
  service.habits.default = {
    delivers: true,
    reads: true,
    answer: (_message, person) => pick(random, REPLIES[person.language]),
  };
  const busy = new Set<Person>();
  service.events.subscribe((event) => {
    if (event.type !== 'active') return;
    const owner = service.directory.byNumber(String(event['phone']));
    if (!owner || busy.has(owner)) return;
    busy.add(owner);
    for (const contact of contactsOf(service, owner, CHATS)) {
      service.acquaint(owner, contact);
      if (random() < 0.4) service.presence.set(contact, true);
    }
    service.timers.repeat(
      () => 2_000 + random() * 6_000,
      () => something(service, owner, random),
    );
  });
}

/** One of the things that happen to somebody with a phone. */
function something(service: Service, owner: Person, random: () => number): void {
  const isOnline = [...owner.companions.values()].some(({ connection }) => connection);
  const contact = pick(random, contactsOf(service, owner, CHATS));
  if (!isOnline || !contact) return;
  const what = random();
  if (what < 0.7) write(service, owner, contact, random);
  else if (what < 0.85) writeInGroup(service, owner, random);
  else if (what < 0.93) sendPicture(service, owner, contact, random);
  else react(service, owner, contact);
}

function write(service: Service, owner: Person, contact: Person, random: () => number): void {
  const text = opener(contact, random);
  service.presence.set(contact, true);
  service.presence.type(contact, owner, 'composing');
  service.timers.after(TYPING_MS, () => {
    service.messenger.send({
      from: contact,
      chat: { kind: 'person', person: owner },
      message: { conversation: text },
    });
  });
}

function writeInGroup(service: Service, owner: Person, random: () => number): void {
  const group = pick(random, service.groups.of(owner));
  const others = [...(group?.members.keys() ?? [])].filter(({ companions }) => companions.size === 0);
  const from = pick(random, others);
  if (!group || !from) return;
  const text = opener(from, random);
  service.messenger.send({ from, chat: { kind: 'group', group }, message: { conversation: text } });
}

function sendPicture(service: Service, owner: Person, contact: Person, random: () => number): void {
  const content = drawPicture(Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))));
  const caption = opener(contact, random);
  const message = makeMediaMessage(service, { kind: 'image', content, mimetype: 'image/png', caption });
  service.messenger.send({ from: contact, chat: { kind: 'person', person: owner }, message });
}

/** To the newest message that the owner wrote to this contact. */
function react(service: Service, owner: Person, contact: Person): void {
  const last = service
    .handset(contact)
    .inbox.list()
    .findLast(({ from, chat }) => from === owner.number && chat === owner.number);
  if (!last) return;
  const chat = { kind: 'person', person: owner } as const;
  service.messenger.send({
    from: contact,
    chat,
    message: reactionTo(keyFor(contact, owner, chat, last.id), '❤️'),
  });
}

/** Something to begin with, in one's own language. */
function opener(person: Person, random: () => number): string {
  return pick(random, DIALOGUES[person.language])?.[0] ?? '';
}

function pick<T>(random: () => number, values: readonly T[]): T | undefined {
  return values[Math.floor(random() * values.length)];
}
