import type { ChatInfo } from '../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, ChatView } from '../../preload/contract/model.ts';
import type { ListKey } from './keys.ts';
import type { ChatsState } from './stores.ts';

/**
 * What is known of a chat, in whatever list it stands: the watched one first, then what has left a list, then the lists
 * that were shown before.
 */
export function findChat(state: ChatsState, accountId: AccountId, chatId: ChatId): ChatView | undefined {
  const isIt = (chat: ChatView): boolean => chat.id === chatId && chat.accountId === accountId;
  const rowsOf = (key: ListKey | null): readonly ChatView[] =>
    key === null ? [] : (state.lists[key]?.rows ?? []);
  const here = rowsOf(state.watched).find(isIt) ?? state.left.find(isIt);
  if (here !== undefined) return here;
  for (const key of state.recent.toReversed()) {
    const found = rowsOf(key).find(isIt);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A chat of which only the details are known, as a row that stands in no list. */
export const chatFromInfo = (accountId: AccountId, info: ChatInfo): ChatView => ({
  id: info.chatId,
  accountId,
  kind: info.kind,
  title: info.title,
  lastMessage: null,
  lastActivityAt: 0,
  unread: 0,
  markedUnread: info.markedUnread,
  mentions: 0,
  pinned: info.pinned,
  archived: info.archived,
  muted: info.mutedUntil !== null,
  draft: '',
  labels: [],
  pictureUrl: info.pictureUrl,
});

/** Keeps the last that was known of a chat that stands in no list. No more are kept than may be open somewhere. */
export const keepChat = (left: readonly ChatView[], chat: ChatView): readonly ChatView[] =>
  [chat, ...left.filter(({ id, accountId }) => id !== chat.id || accountId !== chat.accountId)].slice(0, 100);
