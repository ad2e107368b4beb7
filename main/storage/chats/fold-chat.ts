import type { ChatChange } from '../../domain/chat-batch.ts';
import { applyChatChange, decideUnread } from '../../domain/chat-fold-chat.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { chatState, withChatState } from './chat-row.ts';
import { resolveChat } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { messageQueries } from './message-queries.ts';

/** Facts about a chat from the phone. */
export function foldChat(scope: FoldScope, change: ChatChange): void {
  const chat = resolveChat(scope, change.address);
  if (chat === null) return;
  if (change.removed === true) {
    removeChat(scope, chat);
    return;
  }
  scope.setChat(withChatState(chat, applyChatChange(chatState(chat), change)));
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
      scope.setChat({ ...row, unreadBase: 0, unread: row.unread - row.unreadBase });
      const newest = scope.db.get(messageQueries.newest, { account: scope.account, chat });
      moveReadMark(scope, chat, newest ?? { sentAt: 0, message: 0 });
      break;
    }
  }
}

function removeChat(scope: FoldScope, chat: ChatRow): void {
  const { db, account } = scope;
  scope.forgetRows();
  db.run(chatQueries.deletePending, { account, chat: chat.chat });
  db.run(chatQueries.deleteMessages, { account, chat: chat.chat });
  db.run(chatQueries.delete, { account, chat: chat.chat });
  scope.dropChat(chat);
}
