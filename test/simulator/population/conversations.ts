import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Group } from '../groups/group.ts';
import type { Service } from '../server/service.ts';
import type { Person } from './person.ts';
import { DIALOGUES, LONG_TEXT } from './dialogues.ts';

const STATUS = { delivered: 3, read: 4 } as const;
/** Nothing is older than this, so that asking for more comes to an end. */
const BEGINNING = 1_640_000_000;
const HOUR = 3_600;

/** The contacts that a phone has chats with: always the same for the same seed. */
export function contactsOf(service: Service, owner: Person, count: number): Person[] {
  const known = owner.contacts;
  while (known.length < count) known.push(service.directory.create());
  return known.slice(0, Math.max(count, 0));
}

/** Past chats of a phone, newest messages first. */
export function makeConversations(
  service: Service,
  owner: Person,
): { conversations: proto.IConversation[]; people: Person[] } {
  contactsOf(service, owner, service.options.historyChats);
  const people = service.options.historyChats === 0 ? [] : [...owner.contacts];
  const now = Math.floor(Date.now() / 1000);
  const conversations = people.map((other, index) => {
    const newest = now - 600 - index * 1.5 * HOUR;
    const messages = makeMessages(
      service,
      owner,
      [other],
      other.lidJid,
      newest,
      service.options.historyMessages,
    );
    const first = messages[0]?.message;
    if (index === 3 && first) first.message = { conversation: LONG_TEXT };
    const unreadCount = first?.key?.fromMe
      ? 0
      : service.seed.number(`unread-${owner.number}-${other.number}`, 3);
    return { ...chatOf(other), messages, unreadCount, conversationTimestamp: newest };
  });
  const groups = service.groups.of(owner).map((group) => {
    const members = membersOf(group, owner);
    const messages = makeMessages(service, owner, members, group.jid, now - 1.2 * HOUR, members.length);
    return {
      id: group.jid,
      name: group.subject,
      messages,
      conversationTimestamp: now - 1.2 * HOUR,
      unreadCount: 0,
    };
  });
  return { conversations: [...conversations, ...groups], people };
}

/** Messages of a chat from before a time; undefined for a chat that is not known, empty at its beginning. */
export function olderConversation(
  service: Service,
  owner: Person,
  jid: string,
  before: number,
  count: number,
): proto.IConversation | undefined {
  const group = service.groups.find(jid);
  if (group) {
    return {
      id: jid,
      name: group.subject,
      messages: makeMessages(service, owner, membersOf(group, owner), jid, before - HOUR, count),
    };
  }
  const other = service.directory.byJid(jid);
  if (!other) return undefined;
  return {
    ...chatOf(other),
    id: jid,
    messages: makeMessages(service, owner, [other], jid, before - HOUR, count),
  };
}

function makeMessages(
  service: Service,
  owner: Person,
  others: readonly Person[],
  remoteJid: string,
  newest: number,
  count: number,
): proto.IHistorySyncMsg[] {
  const random = service.seed
    .branch('history')
    .branch(owner.number)
    .stream(`${remoteJid} ${Math.floor(newest / HOUR)}`);
  const isGroup = remoteJid.endsWith('@g.us');
  const messages: proto.IHistorySyncMsg[] = [];
  let time = Math.floor(newest);
  while (messages.length < count && time > BEGINNING) {
    const partner = pick(random, others);
    const dialogue = pick(random, DIALOGUES[partner.language]);
    for (let line = dialogue.length - 1; line >= 0 && messages.length < count && time > BEGINNING; line--) {
      // In a group somebody else may answer; between two, the lines alternate and the contact begins.
      const fromMe = line % 2 === 1 && (!isGroup || random() < 0.4);
      const author = isGroup ? pick(random, others) : partner;
      const participant = isGroup && !fromMe ? { participant: author.lidJid } : {};
      messages.push({
        message: {
          key: { remoteJid, fromMe, id: service.messageId(), ...participant },
          ...participant,
          message: { conversation: dialogue[line] ?? '' },
          messageTimestamp: time,
          ...(fromMe
            ? { status: messages.length < 2 ? STATUS.delivered : STATUS.read }
            : { pushName: author.name }),
        },
      });
      time -= 20 + Math.floor(random() * 400);
    }
    time -= Math.floor(HOUR + random() * 40 * HOUR);
  }
  return messages;
}

function chatOf(other: Person): proto.IConversation {
  return { id: other.lidJid, pnJid: other.jid, name: other.name, displayName: other.name };
}

function membersOf(group: Group, owner: Person): Person[] {
  return [...group.members.keys()].filter((member) => member !== owner);
}

function pick<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
