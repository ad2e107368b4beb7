import type {
  DeletionChange,
  EditChange,
  Identity,
  MessageKey,
  StatusChange,
} from '../../domain/chat-batch.ts';
import { noFacts, type MessageFacts } from '../../domain/chat-fold.ts';
import { sanitizeStatus, sanitizeTime } from '../../domain/chat-fold-input.ts';
import { detailText, editablePart } from '../../domain/message-detail.ts';
import { keepEdit } from './earlier-texts.ts';
import { resolveChat, resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { groupQueries, memberQueries } from './group-queries.ts';
import { messageQueries, type KeyParameters } from './message-queries.ts';
import { applyToMessage } from './message-state.ts';
import { keepPending } from './pending-facts.ts';

/**
 * A key in row numbers. Own messages and those of direct chats need no sender. Null for a key that names no chat.
 * The sender comes first: naming somebody can merge people, and with them chats.
 */
export function resolveKey(scope: FoldScope, key: MessageKey): KeyParameters | null {
  const named = key.fromMe || key.chat.type === 'person' ? null : key.sender;
  const sender = named === null ? 0 : (resolvePerson(scope, named) ?? 0);
  const chat = resolveChat(scope, key.chat);
  if (chat === null) return null;
  return {
    account: scope.account,
    chat: chat.chat,
    wireId: key.wireId,
    fromMe: Number(key.fromMe),
    sender,
  };
}

/**
 * The key of a message that is told by its id alone, which is so for what devices tell each other of a group: a message that
 * is here says who wrote it; for one that is not, the sender is -1.
 */
export function resolveTarget(scope: FoldScope, named: MessageKey): KeyParameters | null {
  const isOwn = [named.sender?.lidJid, named.sender?.phoneJid].some((jid) => jid && scope.isOwner(jid));
  if (isOwn && !named.fromMe) return resolveKey(scope, { ...named, fromMe: true, sender: null });
  const key = resolveKey(scope, named);
  if (key === null || named.fromMe || named.chat.type === 'person' || named.sender !== null) return key;
  const { account, chat, wireId } = key;
  const row = scope.db.get(messageQueries.inChatByWireId, { account, chat, wireId });
  return row === undefined || row.fromMe === 1 ? { ...key, sender: -1 } : { ...key, sender: row.sender };
}

export function foldStatus(scope: FoldScope, change: StatusChange): void {
  foldFacts(scope, change.key, { ...noFacts, status: sanitizeStatus(change.status) });
}

export function foldEdit(scope: FoldScope, change: EditChange): void {
  const { text, content } = change;
  const detail = editablePart(detailText(change.detail));
  const editedAt = Math.max(1, sanitizeTime(change.editedAt));
  const key = resolveKey(scope, change.key);
  if (key === null) return;
  keepEdit(scope, key, editedAt, text);
  applyToKey(scope, key, { ...noFacts, edit: { editedAt, text, content, detail } });
}

export function foldDeletion(scope: FoldScope, change: DeletionChange): void {
  // Named first: naming somebody can merge people, and with them chats.
  if (change.by !== undefined) resolvePerson(scope, change.by);
  const key = resolveTarget(scope, change.key);
  if (key !== null && change.by !== undefined && !mayDelete(scope, key, change.by)) return;
  const facts = change.forMe === true ? { hidden: true } : { deleted: true };
  if (key !== null) applyToKey(scope, key, { ...noFacts, ...facts });
}

/**
 * Everybody may delete what they wrote, an admin what anybody wrote. As long as the members of a group are not known the word of the
 * service is taken: what somebody wants gone is not kept for want of a list.
 */
function mayDelete(scope: FoldScope, key: KeyParameters, by: Identity): boolean {
  const { account, chat, fromMe, sender } = key;
  const person = resolvePerson(scope, by);
  const isOwner = [by.lidJid, by.phoneJid].some((jid) => jid !== null && scope.isOwner(jid));
  if (person === null || (fromMe === 1 ? isOwner : person === sender)) return true;
  if (scope.db.get(groupQueries.find, { account, chat })?.told !== 1) return true;
  return (scope.db.get(memberQueries.find, { account, chat, person })?.rank ?? 0) > 0;
}

function foldFacts(scope: FoldScope, named: MessageKey, facts: MessageFacts): void {
  const key = resolveKey(scope, named);
  if (key !== null) applyToKey(scope, key, facts);
}

function applyToKey(scope: FoldScope, key: KeyParameters, facts: MessageFacts): void {
  const row = scope.db.get(messageQueries.byKey, key);
  if (row === undefined) keepPending(scope, key, facts);
  else applyToMessage(scope, row, facts);
}
