import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Service } from '../server/service.ts';
import type { Group } from '../groups/group.ts';
import type { Person } from './person.ts';
import { LONG_TEXT, SMALL_TALK } from './texts.ts';

const MESSAGE_STATUS = { sent: 3, read: 4 } as const;

/** The contacts that a phone has chats with: always the same for the same seed. */
export function contactsOf(service: Service, owner: Person, count: number): Person[] {
  const known = owner.contacts;
  while (known.length < count) known.push(service.directory.create());
  return known.slice(0, count);
}

/** Past chats of a phone. */
export function makeConversations(
  service: Service,
  owner: Person,
): { conversations: proto.IConversation[]; people: Person[] } {
  const people = contactsOf(service, owner, service.options.historyChats);
  const conversations = people.map((other, index) => makeConversation(service, owner, other, index));
  const groups = service.groups.of(owner).map((group) => groupConversation(service, owner, group));
  return { conversations: [...conversations, ...groups], people };
}

function makeConversation(
  service: Service,
  owner: Person,
  other: Person,
  index: number,
): proto.IConversation {
  const random = service.seed.branch('history').branch(owner.number).stream(other.number);
  const count = 3 + Math.floor(random() * 12);
  const newest = Math.floor(Date.now() / 1000) - 600 - index * 5_400;
  const messages: proto.IHistorySyncMsg[] = [];
  let time = newest;
  for (let position = 0; position < count; position++) {
    const fromMe = random() < 0.45;
    const text = index === 3 && position === 1 ? LONG_TEXT : pick(random, SMALL_TALK);
    messages.push({
      message: {
        key: { remoteJid: other.lidJid, fromMe, id: service.messageId() },
        message: { conversation: text },
        messageTimestamp: time,
        status: fromMe ? (position < 2 ? MESSAGE_STATUS.sent : MESSAGE_STATUS.read) : null,
        pushName: fromMe ? null : other.name,
      },
    });
    time -= 30 + Math.floor(random() * 20_000);
  }
  const unreadCount = messages[0]?.message?.key?.fromMe ? 0 : Math.floor(random() * 3);
  return {
    id: other.lidJid,
    pnJid: other.jid,
    messages,
    unreadCount,
    conversationTimestamp: newest,
    name: other.name,
    displayName: other.name,
  };
}

function groupConversation(service: Service, owner: Person, group: Group): proto.IConversation {
  const random = service.seed.branch('history').branch(owner.number).stream(group.jid);
  const newest = Math.floor(Date.now() / 1000) - 4_000;
  const others = [...group.members.keys()].filter((member) => member !== owner);
  const messages = others.map((member, index) => ({
    message: {
      key: { remoteJid: group.jid, fromMe: false, id: service.messageId(), participant: member.lidJid },
      participant: member.lidJid,
      message: { conversation: pick(random, SMALL_TALK) },
      messageTimestamp: newest - index * 600,
      pushName: member.name,
    },
  }));
  return { id: group.jid, name: group.subject, messages, conversationTimestamp: newest, unreadCount: 0 };
}

function pick<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
