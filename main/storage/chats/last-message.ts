import type { FoldScope } from './fold-scope.ts';
import { messageQueries } from './message-queries.ts';

/** Finds the message that the chat list shows anew, after messages moved or changed their kind. */
export function refreshLastMessage(scope: FoldScope, chat: number): void {
  const row = scope.chat(chat);
  if (row === null) return;
  const newest = scope.db.get(messageQueries.newestShown, { account: scope.account, chat });
  scope.setChat({
    ...row,
    lastMessage: newest?.message ?? null,
    lastMessageAt: newest?.sentAt ?? 0,
    lastActivityAt: Math.max(row.lastActivityAt, newest?.sentAt ?? 0),
  });
}
