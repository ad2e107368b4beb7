import {
  applyFacts,
  countsAsUnread,
  isGone,
  type MessageFacts,
  type MessageState,
} from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import { keepEarlierText } from './earlier-texts.ts';
import { moveReadMark, recountMentions } from './fold-unread.ts';
import { refreshLastMessage } from './last-message.ts';
import { markQueries } from './mark-queries.ts';
import { mentionsOwner } from './mentions.ts';
import { messageQueries, type MessageRow } from './message-queries.ts';
import { receiptQueries } from './receipt-queries.ts';

/** Facts on a stored message. `read` on a message of somebody else says that it was read on another device. */
export function applyToMessage(scope: FoldScope, row: MessageRow, facts: MessageFacts): void {
  if (row.fromMe === 1) {
    writeState(scope, row, applyFacts(row, facts));
    return;
  }
  writeState(scope, row, applyFacts(row, { ...facts, status: 'none' }));
  if (saysRead(facts)) moveReadMark(scope, row.chat, row);
}

export function saysRead(facts: MessageFacts): boolean {
  return facts.status === 'read' || facts.status === 'played';
}

/** Writes what facts or a copy made of a message, with what that means for its chat. */
export function writeState(scope: FoldScope, row: MessageRow, state: MessageState): void {
  if (state === row) return;
  const unread = countsAsUnread(state.kind, row.fromMe === 1) ? row.unread : 0;
  const { kind, status, text, content, editedAt, detail, expiresAt } = state;
  const { account, db } = scope;
  const { message } = row;
  // Receipts are most of what changes; they leave the long columns alone.
  if (sameContent(row, state)) {
    db.run(messageQueries.setStatus, { account, message, status });
  } else {
    const mentionsMe = Number(mentionsOwner(scope, detail));
    const written = { kind, status, unread, text, content, editedAt, mentionsMe, expiresAt, detail };
    keepEarlierText(scope, { ...row, account }, row, state);
    db.run(messageQueries.update, { account, message, ...written });
    if (isGone(kind) && !isGone(row.kind)) {
      db.run(markQueries.deleteOfMessage, { account, ...keyOfRow(row) });
      db.run(receiptQueries.deleteOfMessage, { account, message });
    }
    if (mentionsMe !== row.mentionsMe || (unread !== row.unread && mentionsMe === 1))
      recountMentions(scope, row.chat);
  }
  scope.touchMessage(message, row.chat);
  const chat = scope.chat(row.chat);
  if (chat !== null && unread !== row.unread) scope.setChat({ ...chat, unread: chat.unread - 1 });
  if (kind !== row.kind && (isAside(kind) || isAside(row.kind))) refreshLastMessage(scope, row.chat);
}

/** Not what a chat list shows as its last message. */
const isAside = (kind: MessageState['kind']): boolean => kind === 'system' || kind === 'hidden';

const sameContent = (row: MessageState, state: MessageState): boolean =>
  state.kind === row.kind &&
  state.text === row.text &&
  state.content === row.content &&
  state.editedAt === row.editedAt &&
  state.detail === row.detail &&
  state.expiresAt === row.expiresAt;

const keyOfRow = ({ chat, wireId, fromMe, sender }: MessageRow) => ({ chat, wireId, fromMe, sender });
