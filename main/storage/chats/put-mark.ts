import { isGone } from '../../domain/chat-fold.ts';
import { laterMark, type Mark } from '../../domain/chat-fold-marks.ts';
import type { FoldScope } from './fold-scope.ts';
import { markQueries, type MarkKey } from './mark-queries.ts';
import { messageQueries, type KeyParameters, type MessageRow } from './message-queries.ts';
import { findPending } from './pending-facts.ts';
import { openVote } from './poll-votes.ts';

/** Puts a mark, or joins it with the one that is there. Nothing is put on a message of which nothing is left. */
export function putMark(scope: FoldScope, key: MarkKey, mark: Mark): void {
  writeMark(scope, key, mark, false);
}

/** With `replaces` the last one told holds, whatever its time. */
export function writeMark(scope: FoldScope, key: MarkKey, told: Mark, replaces: boolean): void {
  const { account, chat, wireId, fromMe, sender } = key;
  const ofMessage = { account, chat, wireId, fromMe, sender };
  const row = scope.db.get(messageQueries.byKey, ofMessage);
  if (row !== undefined && isGone(row.kind)) return;
  if (row === undefined) {
    const facts = findPending(scope, ofMessage);
    if (facts !== null && (facts.deleted || facts.hidden)) return;
  }
  const mark = row === undefined ? told : opened(scope, row, key, told);
  const stored = scope.db.get(markQueries.find, key);
  const joined = stored === undefined || replaces ? mark : laterMark(stored, mark);
  if (stored !== undefined && joined.at === stored.at && joined.value === stored.value) return;
  const { at, value } = joined;
  scope.db.run(markQueries.write, { ...key, at, value });
  scope.noteMarks();
  if (key.sender === -1) scope.noteUnplaced();
  if (row !== undefined) scope.touchMessage(row.message, row.chat);
}

function opened(scope: FoldScope, row: MessageRow, key: MarkKey, mark: Mark): Mark {
  if (key.what !== 'vote') return mark;
  return { ...mark, value: openVote(scope, row, key.slot, mark.value) };
}

/** A message has come: what was put on it before finds it. */
export function settleMarks(scope: FoldScope, row: KeyParameters & MessageRow): void {
  const { db, account } = scope;
  if (!scope.mayHaveMarks()) return;
  if (row.fromMe === 0) placeMarks(scope, row);
  if (row.kind !== 'poll') return;
  const { chat, wireId, fromMe, sender } = row;
  for (const mark of db.all(markQueries.ofMessage, { account, chat, wireId, fromMe, sender })) {
    if (mark.what !== 'vote') continue;
    const value = openVote(scope, row, mark.slot, mark.value);
    if (value !== mark.value) db.run(markQueries.write, { account, ...mark, value });
  }
}

/** What was told of a message of a group before it was known who wrote it. */
function placeMarks(scope: FoldScope, row: KeyParameters & MessageRow): void {
  const { db, account } = scope;
  for (const mark of scope.unplaced(row.chat, row.wireId)) {
    const { chat, wireId, fromMe, what, slot } = mark;
    const from = { account, chat, wireId, fromMe, sender: mark.sender, what, slot };
    db.run(markQueries.delete, from);
    putMark(scope, { ...from, sender: row.sender }, mark);
  }
}
