import type { Bridge } from '../../preload/contract/bridge.ts';
import type { MessageHit, MessageHits } from '../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import { conversationKey } from '../stores/keys.ts';
import { emptySearch, searchInput, type SearchQuery } from '../stores/search-query.ts';
import type { Stores } from '../stores/stores.ts';
import { openPlace } from '../stores/selectors.ts';
import { callMain } from './call.ts';
import type { ConversationActions } from './conversation-actions.ts';

export interface SearchActions {
  /** Opens the search for messages: with null over all accounts, else in one account, or in one of its chats. */
  show(place: Pick<SearchQuery, 'accountId' | 'chat'> | null): void;
  /** The starred messages of the same places, and nothing else about them. */
  showStarred(place: Pick<SearchQuery, 'accountId' | 'chat'> | null): void;
  close(): void;
  change(part: Partial<SearchQuery>): void;
  /** Messages, newest first; null when a later search has overtaken this one. */
  messages(query: SearchQuery, before: string | null): Promise<Result<MessageHits | null>>;
  /** Leads to a message that was found, in its conversation. */
  go(hit: Pick<MessageHit, 'accountId' | 'chatId' | 'messageId' | 'snippet'>): void;
  /** Looks in the chat that is open; where none is, over all. */
  findInChat(): void;
  closeFind(accountId: AccountId, chatId: ChatId): void;
}

/** Makes the actions of the search for messages. */
export function createSearchActions(
  bridge: Bridge,
  stores: Stores,
  conversation: ConversationActions,
): SearchActions {
  const { ui } = stores;
  const change = (part: Partial<SearchQuery>): void =>
    ui.setState(({ search }) => ({ search: { ...search, ...part } }));
  const show: SearchActions['show'] = (place) => {
    ui.setState(({ search }) => {
      const { accountId, chat } = place ?? { accountId: null, chat: null };
      // People are known to their own account only.
      const keepsSender = typeof search.sender === 'string' || search.accountId === accountId;
      const sender = keepsSender ? search.sender : 'anyone';
      return { overlay: 'search', search: { ...search, accountId, chat, sender } };
    });
  };
  return {
    show,
    showStarred: (place) =>
      ui.setState({ overlay: 'search', search: { ...emptySearch, ...place, starred: true } }),
    close: () => ui.setState({ overlay: null }),
    change,
    messages: (query, before) => callMain(bridge, 'search.messages', searchInput(query, before)),
    go: ({ accountId, chatId, messageId, snippet }) => {
      const words = snippet.ranges.map(({ from, to }) => snippet.text.slice(from, to));
      conversation.openAt(accountId, chatId, messageId, words);
    },
    findInChat: () => {
      const open = openPlace(stores.accounts.getState(), ui.getState());
      if (open === null) show(null);
      else ui.setState({ chatSearch: conversationKey(open.accountId, open.chatId) });
    },
    closeFind: (accountId, chatId) =>
      ui.setState(({ chatSearch }) =>
        chatSearch === conversationKey(accountId, chatId) ? { chatSearch: null } : {},
      ),
  };
}
