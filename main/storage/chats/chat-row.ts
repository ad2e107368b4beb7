import { newChatState, type ChatState } from '../../domain/chat-fold-chat.ts';
import { draftMentionsText, parseDraftMentions } from '../../domain/draft-mentions.ts';
import type { ChatRow } from './chat-queries.ts';

/** The row of a chat that nothing is known of yet. */
export const emptyChatRow: Omit<ChatRow, 'chat'> = {
  person: null,
  placeJid: null,
  unread: 0,
  lastMessage: null,
  lastMessageAt: 0,
  mentions: 0,
  ...columnsOf(newChatState),
};

export function chatState(row: ChatRow): ChatState {
  return {
    kind: row.kind,
    title: row.title,
    listed: row.listed === 1,
    unreadBase: row.unreadBase,
    unreadKnown: row.unreadKnown === 1,
    readMark: { sentAt: row.readAt, message: row.readMessage },
    lastActivityAt: row.lastActivityAt,
    pinned: row.pinned === 1,
    archived: row.archived < 0 ? null : row.archived === 1,
    mutedUntil: row.mutedUntil,
    markedUnread: row.markedUnread === 1,
    timer: row.timer,
    timerAt: row.timerAt,
    draft: row.draft,
    draftMentions: parseDraftMentions(row.draftMentions),
    draftAt: row.draftAt,
    historyComplete: row.historyComplete === 1,
  };
}

export function withChatState(row: ChatRow, state: ChatState): ChatRow {
  return { ...row, ...columnsOf(state) };
}

function columnsOf(state: ChatState) {
  return {
    kind: state.kind,
    title: state.title,
    listed: Number(state.listed),
    unreadBase: state.unreadBase,
    unreadKnown: Number(state.unreadKnown),
    readAt: state.readMark.sentAt,
    readMessage: state.readMark.message,
    lastActivityAt: state.lastActivityAt,
    pinned: Number(state.pinned),
    archived: state.archived === null ? -1 : Number(state.archived),
    mutedUntil: state.mutedUntil,
    markedUnread: Number(state.markedUnread),
    timer: state.timer,
    timerAt: state.timerAt,
    draft: state.draft,
    draftMentions: draftMentionsText(state.draftMentions),
    draftAt: state.draftAt,
    historyComplete: Number(state.historyComplete),
  };
}
