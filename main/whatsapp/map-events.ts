import {
  toNumber,
  type BaileysEventMap,
  type Chat,
  type ChatUpdate,
  type Contact,
  type GroupMetadata,
  type LIDMapping,
} from '@whiskeysockets/baileys';
import type {
  ChatBatch,
  ChatChange,
  MessageChange,
  PersonChange,
  StatusChange,
} from '../domain/chat-batch.ts';
import { addressOf, identityOf } from './addresses.ts';
import { attempt } from './attempt.ts';
import { messageChangeOf, messageKeyOf, millisecondsOf, updatesOf } from './map-messages.ts';

/** A mute or pin without an end; the largest time that a date can hold. */
const forEver = 8_640_000_000_000_000;

/**
 * One batch of Baileys' events (`ev.process`) as one batch of ours.
 * @returns null when nothing in it concerns chats
 */
export function batchOf(events: Partial<BaileysEventMap>): ChatBatch | null {
  const people: PersonChange[] = [];
  const chats: ChatChange[] = [];
  const messages: MessageChange[] = [];
  const history = events['messaging-history.set'];
  if (history !== undefined) {
    for (const mapping of history.lidPnMappings ?? [])
      people.push(...attempt(() => personOfMapping(mapping), []));
    for (const contact of history.contacts) addContact(contact, people, chats);
    for (const chat of history.chats) chats.push(...attempt(() => chatChangeOf(chat, 'history'), []));
    for (const message of history.messages)
      messages.push(...orNothing(attempt(() => messageChangeOf(message, 'history'), null)));
  }
  const mapping = events['lid-mapping.update'];
  if (mapping !== undefined) people.push(...attempt(() => personOfMapping(mapping), []));
  for (const contact of events['contacts.upsert'] ?? []) addContact(contact, people, chats);
  for (const contact of events['contacts.update'] ?? []) addContact(contact, people, chats);
  for (const chat of events['chats.upsert'] ?? [])
    chats.push(...attempt(() => chatChangeOf(chat, 'history'), []));
  for (const chat of events['chats.update'] ?? [])
    chats.push(...attempt(() => chatChangeOf(chat, 'device'), []));
  for (const jid of events['chats.delete'] ?? []) {
    const address = addressOf(jid);
    if (address !== null) chats.push({ address, removed: true });
  }
  for (const group of events['groups.upsert'] ?? []) chats.push(...attempt(() => groupChangeOf(group), []));
  for (const group of events['groups.update'] ?? []) chats.push(...attempt(() => groupChangeOf(group), []));
  for (const message of events['messages.upsert']?.messages ?? []) {
    messages.push(...orNothing(attempt(() => messageChangeOf(message, 'live'), null)));
  }
  const updates = updatesOf(events['messages.update'] ?? []);
  const batch: ChatBatch = {
    people,
    chats: [...chats, ...(updates.chats ?? [])],
    messages,
    statuses: [...(updates.statuses ?? []), ...groupReceiptsOf(events['message-receipt.update'] ?? [])],
    edits: updates.edits ?? [],
    deletions: updates.deletions ?? [],
  };
  return Object.values(batch).some((changes: readonly unknown[]) => changes.length > 0) ? batch : null;
}

const orNothing = <Value>(value: Value | null): readonly Value[] => (value === null ? [] : [value]);

function personOfMapping(mapping: LIDMapping): readonly PersonChange[] {
  const identity = identityOf(mapping.pn, mapping.lid);
  return identity === null ? [] : [{ identity }];
}

/** A contact of Baileys is a person, or a group whose name came along with the history. */
function addContact(contact: Partial<Contact>, people: PersonChange[], chats: ChatChange[]): void {
  const identity = identityOf(contact.id, contact.phoneNumber, contact.lid);
  if (identity !== null) {
    people.push({
      identity,
      ...(contact.name ? { contactName: contact.name } : {}),
      ...((contact.notify ?? contact.verifiedName)
        ? { pushName: contact.notify ?? contact.verifiedName ?? '' }
        : {}),
    });
    return;
  }
  const address = addressOf(contact.id);
  if (address !== null && contact.name) chats.push({ address, title: contact.name });
}

function groupChangeOf(group: Partial<GroupMetadata>): readonly ChatChange[] {
  const address = addressOf(group.id);
  return address === null || !group.subject ? [] : [{ address, title: group.subject }];
}

/**
 * `history`: a whole chat from history sync. `device`: a change, in which a positive `unreadCount` is Baileys' own
 * count of new messages (process-message.js), which the store counts itself; 0 means read on another device.
 */
function chatChangeOf(chat: Chat | ChatUpdate, source: 'history' | 'device'): readonly ChatChange[] {
  const address = addressOf(chat.id, chat.pnJid ?? chat.lidJid);
  if (address === null) return [];
  const title = chat.displayName ?? chat.name;
  const unread = unreadOf(chat.unreadCount, source);
  const activity = millisecondsOf(chat.conversationTimestamp);
  const change: ChatChange = {
    address,
    ...(title ? { title } : {}),
    ...(unread === null ? {} : { unread }),
    ...(activity > 0 ? { lastActivityAt: activity } : {}),
    ...(chat.pinned === undefined || (source === 'history' && chat.pinned === null)
      ? {}
      : { pinned: Number(chat.pinned) > 0 }),
    ...(typeof chat.archived === 'boolean' ? { archived: chat.archived } : {}),
    ...(chat.muteEndTime === undefined ? {} : { mutedUntil: muteEndOf(chat.muteEndTime) }),
  };
  return Object.keys(change).length > 1 || source === 'history' ? [change] : [];
}

function unreadOf(
  count: number | null | undefined,
  source: 'history' | 'device',
): NonNullable<ChatChange['unread']> | null {
  if (count === null || count === undefined) return null;
  if (source === 'history') return { count: Math.max(0, count), source };
  return count === 0 ? { count: 0, source } : null;
}

/** Seconds from history, milliseconds from app state (chat-utils.js `muteEndTime`); -1 is for ever. */
function muteEndOf(end: Chat['muteEndTime'] | null): number {
  if (end === null || end === undefined) return 0;
  const value = toNumber(end);
  if (value < 0) return forEver;
  return value > 0 && value < 100_000_000_000 ? value * 1000 : value;
}

/** In groups every member has a receipt of its own; that one has it shows as delivered. */
function groupReceiptsOf(updates: BaileysEventMap['message-receipt.update']): readonly StatusChange[] {
  const statuses: StatusChange[] = [];
  for (const { key: wireKey } of updates) {
    const key = messageKeyOf({ ...wireKey, fromMe: true });
    if (key !== null && wireKey.fromMe) statuses.push({ key, status: 'delivered' });
  }
  return statuses;
}
