import type { AccountId } from '../../preload/contract/model.ts';
import type { ConversationKey } from '../stores/keys.ts';
import { emptySearch } from '../stores/search-query.ts';
import type { Stores } from '../stores/stores.ts';

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  drop: (key: string) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([key]) => !drop(key)));

/**
 * Drops all that the window holds of an account that is gone.
 * @returns the ids of what was attached or recorded and never sent, chat by chat: main is to let go of those files
 */
export function forgetAccount(stores: Stores, accountId: AccountId): readonly (readonly string[])[] {
  const isAccount = (key: string): boolean => key === accountId;
  // Lists are kept under such keys as well.
  const isConversation = (key: string): boolean => key.startsWith(`${accountId}/`);
  stores.chats.setState((state) => ({
    left: state.left.filter((chat) => chat.accountId !== accountId),
    recent: state.recent.filter((key) => !isConversation(key)),
    lists: Object.fromEntries(
      Object.entries(state.lists)
        .filter(([key]) => !isConversation(key))
        .map(([key, list]) => [
          key,
          { ...list, rows: list.rows.filter((chat) => chat.accountId !== accountId) },
        ]),
    ),
  }));
  stores.conversations.setState((state) => ({
    byKey: without(state.byKey, isConversation),
    recent: state.recent.filter((key: ConversationKey) => !isConversation(key)),
  }));
  for (const key of stores.positions.lists.keys()) {
    if (isConversation(key)) stores.positions.lists.delete(key);
  }
  for (const key of stores.positions.conversations.keys()) {
    if (isConversation(key)) stores.positions.conversations.delete(key);
  }
  const attached = Object.entries(stores.ui.getState().attachments)
    .filter(([key]) => isConversation(key))
    .map(([, views]) => views.map(({ id }) => id));
  const recorded = Object.entries(stores.ui.getState().voices)
    .filter(([key]) => isConversation(key))
    .map(([, { attachment }]) => [attachment.id]);
  stores.ui.setState((state) => ({
    openChats: without(state.openChats, isAccount),
    drafts: without(state.drafts, isConversation),
    mentions: without(state.mentions, isConversation),
    attachments: without(state.attachments, isConversation),
    recording: state.recording?.place.accountId === accountId ? null : state.recording,
    voices: without(state.voices, isConversation),
    replies: without(state.replies, isConversation),
    edits: without(state.edits, isConversation),
    search: state.search.accountId === accountId ? emptySearch : state.search,
    chatSearch: state.chatSearch !== null && isConversation(state.chatSearch) ? null : state.chatSearch,
    chatDialog: state.chatDialog?.accountId === accountId ? null : state.chatDialog,
    newChat: state.newChat === accountId ? null : state.newChat,
    removing: state.removing === accountId ? null : state.removing,
    inboxChat: state.inboxChat?.accountId === accountId ? null : state.inboxChat,
    selected: state.selected === accountId ? null : state.selected,
  }));
  return [...attached, ...recorded];
}
