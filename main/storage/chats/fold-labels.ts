import type { LabelChange } from '../../domain/chat-batch.ts';
import type { FoldScope } from './fold-scope.ts';
import { labelQueries } from './label-queries.ts';

/** Longest id and name of a label that are kept, in UTF-16 units. */
const longestId = 64;
const longestName = 200;

export function foldLabel(scope: FoldScope, { id, name }: LabelChange): void {
  if (id === '' || id.length > longestId) return;
  const { db, account } = scope;
  db.run(labelQueries.write, { account, label: id, name: name === null ? null : name.slice(0, longestName) });
  for (const { chat } of db.all(labelQueries.chatsOf, { account, label: id })) scope.touchChat(chat);
}

export function foldChatLabel(
  scope: FoldScope,
  chat: number,
  { id, on }: { readonly id: string; readonly on: boolean },
): void {
  if (id === '' || id.length > longestId) return;
  const { db, account } = scope;
  db.run(on ? labelQueries.add : labelQueries.remove, { account, chat, label: id });
  scope.touchChat(chat);
}
