import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { QueuedAction } from '../../accounts/message-port.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import { noFacts } from '../../domain/chat-fold.ts';
import type { MessageAction } from '../../domain/message-action.ts';
import type { Connection } from '../connection.ts';
import { actionQueries, type ActionRow } from './action-queries.ts';
import { keepEdit } from './earlier-texts.ts';
import { FoldScope } from './fold-scope.ts';
import { markQueries, type MarkKey } from './mark-queries.ts';
import { requireMessage } from './message-info.ts';
import { messageQueries, type MessageRow } from './message-queries.ts';
import { applyToMessage } from './message-state.ts';
import { writeMark } from './put-mark.ts';
import { requireChat } from './reading.ts';

/** Written by `queueAction` and nothing else. */
export function parseAction({ effect }: Pick<ActionRow, 'effect'>): MessageAction | null {
  try {
    return JSON.parse(effect) as MessageAction;
  } catch {
    return null;
  }
}

/** Throws `account-not-found`, `chat-not-found`, `message-not-found`. */
export function queueAction(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageId: MessageId,
  { wireId, at, content, action }: QueuedAction,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const { account } = scope;
  const { chat } = requireChat(db, account, chatId);
  const row = requireMessage(db, account, chat, messageId);
  replaceOpen(scope, row, action);
  const effect = JSON.stringify(shown(scope, row, action, at));
  const what = action.type === 'mark' ? action.what : action.type;
  db.run(actionQueries.insert, { account, chat, message: row.message, wireId, what, at, effect, content });
  scope.touchMessage(row.message, chat);
  return scope.finish();
}

/** Of two edits, or a vote that was changed, only the later is worth sending; what was written already is not undone by it. */
function replaceOpen(scope: FoldScope, row: MessageRow, action: MessageAction): void {
  const { db, account } = scope;
  for (const open of db.all(actionQueries.open, { account, message: row.message })) {
    if (open.status === 'failed' && parseAction(open)?.type === action.type)
      db.run(actionQueries.delete, { account, action: open.action });
  }
}

/** Marks show at once; what was there is kept for the case that the service refuses. */
function shown(scope: FoldScope, row: MessageRow, action: MessageAction, at: number): MessageAction {
  if (action.type === 'hide') {
    applyToMessage(scope, row, { ...noFacts, hidden: true });
    return action;
  }
  if (action.type !== 'mark') return action;
  const key = markKey(scope, row, action);
  const stored = scope.db.get(markQueries.find, key);
  const before = stored === undefined ? null : { at: stored.at, value: stored.value };
  writeMark(scope, key, { at: action.what === 'star' ? 0 : at, value: action.value }, action.what === 'star');
  return { ...action, before };
}

function markKey(scope: FoldScope, row: MessageRow, action: MessageAction & { type: 'mark' }): MarkKey {
  const { chat, wireId, fromMe, sender } = row;
  return { account: scope.account, chat, wireId, fromMe, sender, what: action.what, slot: 0 };
}

/** The service has taken an action, or refused it. Null when there is none under this id. */
export function settleAction(scope: FoldScope, wireId: string, taken: boolean): ChangeNotice | null {
  const { db, account } = scope;
  const open = db.get(actionQueries.byWireId, { account, wireId });
  if (open === undefined || open.status === 'sent') return null;
  const action = parseAction(open);
  const row = db.get(messageQueries.find, { account, message: open.message });
  const showsFailure = action?.type === 'edit' || action?.type === 'deletion';
  const status = taken ? 'sent' : 'failed';
  if (taken || showsFailure) db.run(actionQueries.setStatus, { account, action: open.action, status });
  else db.run(actionQueries.delete, { account, action: open.action });
  if (row !== undefined && action !== null) {
    if (taken) apply(scope, row, action, open.content);
    else takeBack(scope, row, action, open.at);
    scope.touchMessage(row.message, row.chat);
  }
  return scope.finish();
}

function apply(scope: FoldScope, row: MessageRow, action: MessageAction, content: Uint8Array): void {
  if (action.type === 'deletion') applyToMessage(scope, row, { ...noFacts, deleted: true });
  if (action.type !== 'edit') return;
  const { text, detail, editedAt } = action;
  keepEdit(scope, { ...row, account: scope.account }, editedAt, text);
  applyToMessage(scope, row, { ...noFacts, edit: { text, detail, editedAt, content } });
}

/** A star is this person's own mark: it stays here, whatever becomes of telling the phone. */
function takeBack(scope: FoldScope, row: MessageRow, action: MessageAction, at: number): void {
  if (action.type !== 'mark' || action.what === 'star') return;
  const key = markKey(scope, row, action);
  const stored = scope.db.get(markQueries.find, key);
  if (stored === undefined || stored.at !== at || stored.value !== action.value) return;
  if (action.before === null) scope.db.run(markQueries.delete, key);
  else writeMark(scope, key, action.before, true);
}

/** What failed about a message waits again. */
export function requeueActions(scope: FoldScope, row: MessageRow): void {
  const { db, account } = scope;
  for (const open of db.all(actionQueries.open, { account, message: row.message })) {
    if (open.status !== 'failed') continue;
    db.run(actionQueries.setStatus, { account, action: open.action, status: 'queued' });
    scope.touchMessage(row.message, row.chat);
  }
}
