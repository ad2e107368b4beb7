import type { Bridge } from '../../preload/contract/bridge.ts';
import type { MessagePage } from '../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import {
  applyMessagePages,
  applyMessages,
  initialConversation,
  type ConversationState,
  type MessagesEvent,
} from '../stores/apply-messages.ts';
import { conversationKey, type ConversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { callMain } from './call.ts';

/** So many messages are fetched again at most, to keep the place of a reader who was far up. */
const refreshLimit = 2000;
/** So many conversations are kept for an instant return. */
const keptConversations = 24;

export interface ConversationActions {
  /** Shows a conversation: what is known at once, then what main says. */
  open(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Loads older messages. */
  older(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Stops watching. */
  close(): Promise<void>;
  /** Loads the open conversation anew, after a gap. */
  refresh(): Promise<void>;
  apply(event: MessagesEvent): void;
}

/** Makes the actions that load a conversation. Only the latest attempt may write: late answers are dropped. */
export function createConversationActions(bridge: Bridge, stores: Stores): ConversationActions {
  let watched: { readonly accountId: AccountId; readonly chatId: ChatId } | null = null;
  let attempt = 0;

  const update = (
    key: ConversationKey,
    change: (conversation: ConversationState) => ConversationState,
  ): void => {
    stores.conversations.setState((state) => ({
      ...state,
      byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? initialConversation) },
    }));
  };

  const settleWatched = (): void => {
    if (watched === null) return;
    const key = conversationKey(watched.accountId, watched.chatId);
    if (stores.conversations.getState().byKey[key] === undefined) return;
    update(key, (conversation) => ({ ...conversation, fetching: false, pending: [] }));
  };

  /** Keeps the conversation among the recent ones and lets go of the one that was not opened for longest. */
  const touch = (key: ConversationKey): void => {
    stores.conversations.setState((state) => {
      const recent = [...state.recent.filter((other) => other !== key), key];
      const dropped = new Set(recent.slice(0, Math.max(0, recent.length - keptConversations)));
      if (dropped.size === 0) return { recent };
      const kept = Object.entries(state.byKey).filter(([other]) => !dropped.has(other as ConversationKey));
      return { recent: recent.filter((other) => !dropped.has(other)), byKey: Object.fromEntries(kept) };
    });
  };

  const open = async (accountId: AccountId, chatId: ChatId): Promise<void> => {
    settleWatched();
    attempt += 1;
    const mine = attempt;
    const key = conversationKey(accountId, chatId);
    watched = { accountId, chatId };
    update(key, (conversation) => ({
      ...conversation,
      status: conversation.status === 'failed' ? 'loading' : conversation.status,
      fetching: true,
      pending: [],
    }));
    touch(key);
    const wanted = Math.min(stores.conversations.getState().byKey[key]?.messages.length ?? 0, refreshLimit);
    const pages: MessagePage[] = [];
    let loaded = 0;
    let before: string | null = null;
    do {
      const answer: Result<MessagePage> =
        before === null
          ? await callMain(bridge, 'conversation.open', { accountId, chatId })
          : await callMain(bridge, 'conversation.older', { accountId, chatId, before });
      if (mine !== attempt) return;
      if (!answer.ok) {
        const { code } = answer.error;
        update(key, (conversation) => ({
          ...conversation,
          status: 'failed',
          error: code,
          fetching: false,
          pending: [],
        }));
        return;
      }
      pages.push(answer.value);
      loaded += answer.value.messages.length;
      before = answer.value.cursor;
    } while (before !== null && loaded < wanted);
    update(key, (conversation) => applyMessagePages(conversation, pages, true));
  };

  const older = async (accountId: AccountId, chatId: ChatId): Promise<void> => {
    const key = conversationKey(accountId, chatId);
    const conversation = stores.conversations.getState().byKey[key];
    if (conversation === undefined || conversation.fetching || conversation.cursor === null) return;
    if (watched?.accountId !== accountId || watched.chatId !== chatId) return;
    attempt += 1;
    const mine = attempt;
    const before = conversation.cursor;
    update(key, (current) => ({ ...current, error: null, fetching: true, pending: [] }));
    const answer = await callMain(bridge, 'conversation.older', { accountId, chatId, before });
    if (mine !== attempt) return;
    update(key, (current) =>
      answer.ok
        ? applyMessagePages(current, [answer.value], false)
        : { ...current, error: answer.error.code, fetching: false, pending: [] },
    );
  };

  return {
    open,
    older,
    close: async () => {
      if (watched === null) return;
      settleWatched();
      watched = null;
      attempt += 1;
      await callMain(bridge, 'conversation.close', {});
    },
    refresh: async () => {
      if (watched !== null) await open(watched.accountId, watched.chatId);
    },
    apply: (event) => {
      const key = conversationKey(event.accountId, event.chatId);
      if (stores.conversations.getState().byKey[key] === undefined) return;
      update(key, (conversation) => applyMessages(conversation, event));
    },
  };
}
