import {
  proto,
  toNumber,
  type BaileysEventMap,
  type Chat,
  type ChatUpdate,
  type Contact,
  type GroupMetadata,
  type LIDMapping,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type {
  ChatBatch,
  ChatChange,
  DeletionChange,
  MarkChange,
  MessageChange,
  PersonChange,
  ReceiptChange,
} from '../domain/chat-batch.ts';
import { addressOf, identityOf } from './addresses.ts';
import { attempt } from './attempt.ts';
import { safeNumber } from './content/safe-values.ts';
import { factsAboutOthers, factsBeside, receiptOf } from './map-marks.ts';
import { messageChangeOf, updatesOf } from './map-messages.ts';
import { groupChanges } from './map-groups.ts';
import { labelAssociation, labelChanges } from './map-labels.ts';
import { messageKeyOf, millisecondsOf } from './message-keys.ts';

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
  const marks: MarkChange[] = [];
  const receipts: ReceiptChange[] = [];
  const deletions: DeletionChange[] = [];
  const addMessage = (message: WAMessage, origin: 'live' | 'history'): void => {
    messages.push(...orNothing(attempt(() => messageChangeOf(message, origin), null)));
    const about = factsAboutOthers(message);
    marks.push(...about.marks);
    deletions.push(...about.deletions);
    const beside = factsBeside(message);
    marks.push(...beside.marks);
    receipts.push(...beside.receipts);
  };
  const history = events['messaging-history.set'];
  if (history !== undefined) {
    for (const mapping of history.lidPnMappings ?? [])
      people.push(...attempt(() => personOfMapping(mapping), []));
    for (const contact of history.contacts) addContact(contact, people, chats);
    for (const chat of history.chats) chats.push(...attempt(() => chatChangeOf(chat, 'history'), []));
    for (const message of history.messages) addMessage(message, 'history');
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
  for (const message of events['messages.upsert']?.messages ?? []) addMessage(message, 'live');
  const groups = groupChanges(events);
  people.push(...groups.people);
  for (const jid of events['blocklist.update']?.blocklist ?? []) {
    const identity = identityOf(jid);
    if (identity !== null) people.push({ identity, blocked: events['blocklist.update']?.type === 'add' });
  }
  const updates = updatesOf(events['messages.update'] ?? []);
  const groupReceipts = groupReceiptsOf(events['message-receipt.update'] ?? []);
  const association = events['labels.association'];
  const batch: ChatBatch = {
    people,
    chats: [
      ...chats,
      ...(updates.chats ?? []),
      ...(association === undefined ? [] : attempt(() => labelAssociation(association), [])),
    ],
    messages,
    statuses: updates.statuses ?? [],
    edits: updates.edits ?? [],
    deletions: [...deletions, ...hiddenOf(events['messages.delete'])],
    marks: [...marks, ...(updates.marks ?? [])],
    receipts: [...receipts, ...(updates.receipts ?? []), ...groupReceipts],
    labels: attempt(() => labelChanges(events['labels.edit']), []),
    groups: groups.groups,
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
    ...(chat.markedAsUnread === true || chat.unreadCount === -1 ? { markedUnread: true } : {}),
    ...timerOf(chat),
    ...(isComplete(chat) ? { historyComplete: true } : {}),
  };
  return Object.keys(change).length > 1 || source === 'history' ? [change] : [];
}

/** The phone says with a piece of history that it has nothing older of this chat. */
const isComplete = ({ endOfHistoryTransferType }: Chat | ChatUpdate): boolean =>
  endOfHistoryTransferType ===
  proto.Conversation.EndOfHistoryTransferType.COMPLETE_AND_NO_MORE_MESSAGE_REMAIN_ON_PRIMARY;

/** Told with the time at which it was set, so that history does not undo what came live. */
function timerOf(chat: Chat | ChatUpdate): Pick<ChatChange, 'timer'> {
  const at = millisecondsOf(chat.ephemeralSettingTimestamp);
  if (chat.ephemeralExpiration === undefined || at === 0) return {};
  return { timer: { seconds: safeNumber(chat.ephemeralExpiration) ?? 0, at } };
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

/** In groups every member has a receipt of its own; the store knows when all have one. */
function groupReceiptsOf(updates: BaileysEventMap['message-receipt.update']): readonly ReceiptChange[] {
  const receipts: ReceiptChange[] = [];
  for (const { key: wireKey, receipt } of updates) {
    const key = messageKeyOf({ ...wireKey, fromMe: true });
    if (key === null || !wireKey.fromMe) continue;
    const by = identityOf(receipt.userJid);
    if (by !== null) receipts.push(receiptOf(key, by, receipt));
  }
  return receipts;
}

/** The owner has taken messages away on another device: only here, not for the others. */
function hiddenOf(deleted: BaileysEventMap['messages.delete'] | undefined): readonly DeletionChange[] {
  if (deleted === undefined || !('keys' in deleted)) return [];
  return deleted.keys.flatMap((wireKey) => {
    const key = messageKeyOf(wireKey);
    return key === null ? [] : [{ key, forMe: true }];
  });
}
