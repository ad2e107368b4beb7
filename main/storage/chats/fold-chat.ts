import type { ChatChange } from '../../domain/chat-batch.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { applyChatChange, decideUnread } from '../../domain/chat-fold-chat.ts';
import { withoutOwed } from './chat-settings.ts';
import { chatState, withChatState } from './chat-row.ts';
import { resolveChat } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { foldChatLabel } from './fold-labels.ts';
import { messageQueries } from './message-queries.ts';
import { clearUntil, removeChat } from './remove-chat.ts';

/** What the details of a chat show of it. */
const detailsOf = ['archived', 'pinned', 'mutedUntil', 'markedUnread', 'timer', 'title'] as const;

/** Facts about a chat from the phone. */
export function foldChat(scope: FoldScope, told: ChatChange): void {
  const chat = resolveChat(scope, told.address);
  if (chat === null) return;
  if (told.removed === true) {
    removeChat(scope, chat);
    return;
  }
  if (told.clearedUntil !== undefined) {
    clearUntil(scope, chat, sanitizeTime(told.clearedUntil));
    return;
  }
  const change = withoutOwed(scope, chat.chat, told);
  scope.setChat(withChatState(chat, applyChatChange(chatState(chat), change)));
  if (detailsOf.some((name) => change[name] !== undefined)) scope.touchDetails(chat.chat);
  if (change.label !== undefined) foldChatLabel(scope, chat.chat, change.label);
  if (change.unread !== undefined) foldUnread(scope, chat.chat, change.unread);
}

function foldUnread(scope: FoldScope, chat: number, unread: NonNullable<ChatChange['unread']>): void {
  const row = scope.chat(chat);
  if (row === null) return;
  const decision = decideUnread(chatState(row), unread, row.unread);
  switch (decision.type) {
    case 'none':
      break;
    case 'start':
      scope.setChat({
        ...row,
        unreadBase: decision.count,
        unread: row.unread - row.unreadBase + decision.count,
        listed: decision.count > 0 ? 1 : row.listed,
      });
      break;
    case 'clear': {
      scope.setChat({ ...row, unreadBase: 0, unread: row.unread - row.unreadBase, markedUnread: 0 });
      const newest = scope.db.get(messageQueries.newest, { account: scope.account, chat });
      moveReadMark(scope, chat, newest ?? { sentAt: 0, message: 0 });
      break;
    }
  }
}
