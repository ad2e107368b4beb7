import { isGone, type MessageState } from '../../domain/chat-fold.ts';
import type { FoldScope } from './fold-scope.ts';
import { putMark } from './put-mark.ts';
import { markQueries } from './mark-queries.ts';
import type { KeyParameters } from './message-queries.ts';

/*
 * What a message said before it was edited, for as long as its sender lets it stand: a mark of kind `edit` for every text, in
 * the slot of its time; 0 for the first one. They go when the message is deleted.
 */

/** One edit, whether its message is here or not. */
export function keepEdit(scope: FoldScope, key: KeyParameters, editedAt: number, text: string): void {
  putMark(scope, { ...keyParts(key), what: 'edit', slot: editedAt }, { at: editedAt, value: text });
}

/** An edit or a copy changes what is written: the first text is kept, whichever of the two has it. */
export function keepEarlierText(
  scope: FoldScope,
  key: KeyParameters,
  before: MessageState,
  after: MessageState,
): void {
  if (after.editedAt === 0 || isGone(after.kind) || before.editedAt > 0 || before.kind === 'undecryptable')
    return;
  keepFirstText(scope, key, before.text);
}

/** The first one that is told stays. */
export function keepFirstText(scope: FoldScope, key: KeyParameters, text: string): void {
  const mark = { ...keyParts(key), what: 'edit', slot: 0 } as const;
  if (scope.db.get(markQueries.find, mark) !== undefined) return;
  scope.db.run(markQueries.write, { ...mark, at: 0, value: text });
  scope.noteMarks();
}

const keyParts = ({ account, chat, wireId, fromMe, sender }: KeyParameters): KeyParameters => ({
  account,
  chat,
  wireId,
  fromMe,
  sender,
});
