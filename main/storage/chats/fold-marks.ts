import type { MarkChange } from '../../domain/chat-batch.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { resolveTarget } from './fold-facts.ts';
import { resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { markQueries, type MarkKey } from './mark-queries.ts';
import { putMark, writeMark } from './put-mark.ts';

/** Longest reaction, in UTF-16 units: an emoji of a family with skin tones has some thirty. */
const longestValue = 4096;

/** Something that a person puts on a message, or takes off. */
export function foldMark(scope: FoldScope, change: MarkChange): void {
  // Naming somebody can merge people, and with them chats: all are named before anybody is asked for.
  if (change.by !== null) resolvePerson(scope, change.by);
  const key = resolveTarget(scope, change.key);
  const slot = change.by === null ? 0 : resolvePerson(scope, change.by);
  if (key === null || slot === null || change.value.length > longestValue) return;
  const { what, value } = change;
  // A pin is the chat's, whoever has pinned last.
  const mark: MarkKey = { ...key, what, slot: what === 'pin' || what === 'keep' ? 0 : slot };
  if (what === 'star') putStar(scope, mark, value, change.at > 0);
  else putMark(scope, mark, { at: sanitizeTime(change.at), value });
}

/** Stars are told without a time (`at` 0), and the last one told holds; history (`at` 1) only adds. */
function putStar(scope: FoldScope, key: MarkKey, value: string, fromHistory: boolean): void {
  if (fromHistory && scope.db.get(markQueries.find, key) !== undefined) return;
  writeMark(scope, key, { at: 0, value }, true);
}
