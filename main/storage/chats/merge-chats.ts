import { mergeChatStates } from '../../domain/chat-fold-chat.ts';
import { chatQueries, type ChatRow } from './chat-queries.ts';
import { chatState, withChatState } from './chat-row.ts';
import { recountMentions, recountUnread } from './fold-unread.ts';
import type { FoldScope } from './fold-scope.ts';
import { labelQueries } from './label-queries.ts';
import { moveChatMarks, settleChatMarks } from './move-marks.ts';
import { messageQueries } from './message-queries.ts';
import { refreshLastMessage } from './last-message.ts';
import { moveMessage, movePending, settlePending } from './move-messages.ts';
import { pendingQueries } from './pending-queries.ts';
import { settingQueries } from './setting-queries.ts';

const step = 500;
/** So many of the moved messages are named in the notice; whoever shows older ones asks for the page again. */
const namedInNotice = 200;

/**
 * Two chats turn out to be one. The older one survives, unless only the other is shown: what a window has open
 * should stay where that is possible. Messages move, duplicates join, the other chat is gone.
 */
export function mergeChats(scope: FoldScope, one: ChatRow, other: ChatRow, person: number): void {
  const { db, account } = scope;
  const [kept, gone] = survivorFirst(one, other);
  scope.forgetRows();
  moveChatMarks(scope, gone.chat, kept.chat);
  moveMessages(scope, kept.chat, gone.chat);
  for (const row of db.all(pendingQueries.inChat, { account, chat: gone.chat })) {
    movePending(scope, row, { chat: kept.chat });
  }
  db.run(chatQueries.moveActions, { account, chat: gone.chat, into: kept.chat });
  db.run(settingQueries.move, { account, chat: gone.chat, into: kept.chat });
  db.run(settingQueries.deleteInChat, { account, chat: gone.chat });
  db.run(labelQueries.move, { account, chat: gone.chat, into: kept.chat });
  db.run(labelQueries.deleteInChat, { account, chat: gone.chat });
  db.run(chatQueries.delete, { account, chat: gone.chat });
  scope.dropChat(gone);
  const current = scope.chat(kept.chat) ?? kept;
  scope.setChat({
    ...withChatState(current, mergeChatStates(chatState(current), chatState(gone))),
    person,
  });
  refreshLastMessage(scope, kept.chat);
  recountUnread(scope, kept.chat);
  recountMentions(scope, kept.chat);
  settlePending(scope, db.all(pendingQueries.inChat, { account, chat: kept.chat }));
  settleChatMarks(scope, kept.chat);
}

function survivorFirst(one: ChatRow, other: ChatRow): readonly [ChatRow, ChatRow] {
  if (one.listed !== other.listed) return one.listed === 1 ? [one, other] : [other, one];
  return one.chat < other.chat ? [one, other] : [other, one];
}

/** All that have no twin move at once; the few that have one are joined one by one. */
function moveMessages(scope: FoldScope, kept: number, gone: number): void {
  const { db, account } = scope;
  const newest = db.all(messageQueries.idsInChat, { account, chat: gone, limit: namedInNotice });
  db.run(messageQueries.moveAll, { account, chat: gone, into: kept });
  for (const { message } of newest) scope.touchMessage(message, kept);
  for (;;) {
    const twins = db.all(messageQueries.idsInChat, { account, chat: gone, limit: step });
    for (const { message } of twins) moveMessage(scope, message, { chat: kept });
    if (twins.length < step) return;
  }
}
