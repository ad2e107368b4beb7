import type { Bridge } from '../../preload/contract/bridge.ts';
import type { MessagePage, ParsedInput } from '../../preload/contract/commands.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { AccountId, ChatId, MessageId } from '../../preload/contract/model.ts';
import type { ErrorCode, Result } from '../../preload/contract/result.ts';
import {
  applyMessagePages,
  applyMessages,
  applyNewerPage,
  applyOutside,
  initialConversation,
  type ConversationState,
  type MessagesEvent,
} from '../stores/apply-messages.ts';
import { chatFromInfo, findChat, keepChat } from '../stores/find-chat.ts';
import { conversationKey, type ConversationKey } from '../stores/keys.ts';
import { touchConversation } from '../stores/recent-conversations.ts';
import { showingChat } from '../stores/ui-state.ts';
import type { Stores } from '../stores/stores.ts';
import { callMain } from './call.ts';

type GalleryEvent = Extract<PushEvent, { type: 'gallery' }>;

/** So many messages are fetched again at most, to keep the place of a reader who was far up. */
const refreshLimit = 2000;

/** A place in a conversation: a message, the first message of a time, the first unread one. */
export type ConversationPlace = ParsedInput<'conversation.around'>['at'];

export interface ConversationActions {
  /** Shows a conversation: at the place that was asked for, at the first unread message, where one was, or at its end. */
  enter(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Shows the newest end: what is known at once, then what main says. */
  open(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Leads a reader of this conversation to a place, which is loaded when it is not here. `words` are marked there. */
  jump(accountId: AccountId, chatId: ChatId, at: ConversationPlace, words?: readonly string[]): Promise<void>;
  /** Opens a chat at a message: from a search hit, a gallery, another window of the app. */
  openAt(accountId: AccountId, chatId: ChatId, messageId: MessageId, words?: readonly string[]): void;
  /** The reader was led to the target. */
  arrived(accountId: AccountId, chatId: ChatId): void;
  /** Loads older messages. */
  older(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Loads newer messages, for one who reads in the middle. */
  newer(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** Asks the phone for what came before all that is stored. */
  askPhone(accountId: AccountId, chatId: ChatId): Promise<void>;
  /** The phone has answered, or has not. */
  historyChanged(event: Extract<PushEvent, { type: 'history' }>): void;
  /** Stops watching. */
  close(): Promise<void>;
  /** Loads the open conversation anew, after a gap. */
  refresh(): Promise<void>;
  apply(event: MessagesEvent): void;
  /** Takes in what has changed of messages that only a gallery shows. */
  applyOutside(event: GalleryEvent): void;
}

/** Makes the actions that load a conversation. Only the latest attempt may write: late answers are dropped. */
export function createConversationActions(bridge: Bridge, stores: Stores): ConversationActions {
  let watched: { readonly accountId: AccountId; readonly chatId: ChatId } | null = null;
  let attempt = 0;
  /** Where to begin, of conversations that are about to be shown. */
  const places = new Map<ConversationKey, { at: ConversationPlace; words: readonly string[] }>();

  const stateOf = (key: ConversationKey): ConversationState | undefined =>
    stores.conversations.getState().byKey[key];
  const update = (
    key: ConversationKey,
    change: (conversation: ConversationState) => ConversationState,
  ): void => {
    stores.conversations.setState((state) => ({
      ...state,
      byKey: { ...state.byKey, [key]: change(state.byKey[key] ?? initialConversation) },
    }));
  };
  const fail = (key: ConversationKey, status: ConversationState['status'] | null, error: ErrorCode): void =>
    update(key, (current) => ({
      ...current,
      ...(status === null ? {} : { status }),
      error,
      fetching: false,
      pending: [],
    }));

  const settleWatched = (): void => {
    if (watched === null) return;
    const key = conversationKey(watched.accountId, watched.chatId);
    if (stateOf(key) === undefined) return;
    update(key, (conversation) => ({ ...conversation, fetching: false, pending: [] }));
  };

  /** The beginning of every load of a whole conversation. Returns the number of the attempt. */
  const begin = (accountId: AccountId, chatId: ChatId, fresh: boolean): number => {
    settleWatched();
    attempt += 1;
    watched = { accountId, chatId };
    const key = conversationKey(accountId, chatId);
    update(key, (conversation) => ({
      ...(fresh ? initialConversation : conversation),
      status: fresh || conversation.status === 'failed' ? 'loading' : conversation.status,
      fetching: true,
      pending: [],
    }));
    stores.conversations.setState((state) => touchConversation(state, key));
    return attempt;
  };

  const load = async (accountId: AccountId, chatId: ChatId, wanted: number): Promise<void> => {
    const key = conversationKey(accountId, chatId);
    const mine = begin(accountId, chatId, false);
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
        fail(key, 'failed', answer.error.code);
        return;
      }
      pages.push(answer.value);
      loaded += answer.value.messages.length;
      before = answer.value.cursor;
    } while (before !== null && loaded < wanted);
    update(key, (conversation) => applyMessagePages(conversation, pages, true));
  };

  /** As many as are shown are loaded again, unless they are not the newest ones. */
  const open = async (accountId: AccountId, chatId: ChatId): Promise<void> => {
    const known = stateOf(conversationKey(accountId, chatId));
    const length = known === undefined || known.newer !== null ? 0 : known.messages.length;
    await load(accountId, chatId, Math.min(length, refreshLimit));
  };

  const around = async (
    accountId: AccountId,
    chatId: ChatId,
    at: ConversationPlace,
    fresh: boolean,
    words: readonly string[] = [],
  ): Promise<void> => {
    const key = conversationKey(accountId, chatId);
    const mine = begin(accountId, chatId, fresh);
    const answer = await callMain(bridge, 'conversation.around', { accountId, chatId, at });
    if (mine !== attempt) return;
    if (!answer.ok) {
      fail(key, 'failed', answer.error.code);
      return;
    }
    const { anchor } = answer.value;
    update(key, (conversation) => ({
      ...applyMessagePages(conversation, [answer.value], true),
      unreadFrom: at.type === 'first-unread' ? anchor : conversation.unreadFrom,
      target: anchor === null ? null : { messageId: anchor, words },
    }));
  };

  const jump = async (
    accountId: AccountId,
    chatId: ChatId,
    at: ConversationPlace,
    words: readonly string[] = [],
  ): Promise<void> => {
    const key = conversationKey(accountId, chatId);
    const isLoaded =
      at.type === 'message' && stateOf(key)?.messages.some(({ id }) => id === at.messageId) === true;
    if (!isLoaded) return around(accountId, chatId, at, false, words);
    update(key, (conversation) => ({ ...conversation, target: { messageId: at.messageId, words } }));
  };

  /** A chat may stand in no list that was loaded: it is new, archived, far down, found by a search. */
  const getKnown = async (accountId: AccountId, chatId: ChatId): Promise<void> => {
    if (findChat(stores.chats.getState(), accountId, chatId) !== undefined) return;
    const answer = await callMain(bridge, 'chats.info', { accountId, chatId });
    if (!answer.ok || findChat(stores.chats.getState(), accountId, chatId) !== undefined) return;
    stores.chats.setState((state) => ({ left: keepChat(state.left, chatFromInfo(accountId, answer.value)) }));
  };

  const enter = async (accountId: AccountId, chatId: ChatId): Promise<void> => {
    void getKnown(accountId, chatId);
    const key = conversationKey(accountId, chatId);
    const asked = places.get(key);
    places.delete(key);
    if (asked !== undefined) return around(accountId, chatId, asked.at, true, asked.words);
    const place = stores.positions.conversations.get(key);
    const chat = findChat(stores.chats.getState(), accountId, chatId);
    if (place === undefined && (chat?.unread ?? 0) > 0) {
      return around(accountId, chatId, { type: 'first-unread' }, true);
    }
    // What one was reading in the middle is loaded around that message again, the rest from its end.
    if (place !== undefined && (stateOf(key)?.newer ?? null) !== null) {
      return around(accountId, chatId, { type: 'message', messageId: place }, false);
    }
    update(key, (conversation) => ({ ...conversation, unreadFrom: null, target: null }));
    return open(accountId, chatId);
  };

  /** One more page at an end of what is loaded. */
  const extend = async (end: 'older' | 'newer', accountId: AccountId, chatId: ChatId): Promise<void> => {
    const key = conversationKey(accountId, chatId);
    const conversation = stateOf(key);
    const cursor = end === 'older' ? conversation?.cursor : conversation?.newer;
    if (conversation === undefined || conversation.fetching || cursor === null || cursor === undefined)
      return;
    if (watched?.accountId !== accountId || watched.chatId !== chatId) return;
    attempt += 1;
    const mine = attempt;
    update(key, (current) => ({ ...current, error: null, fetching: true, pending: [] }));
    const answer = await (end === 'older'
      ? callMain(bridge, 'conversation.older', { accountId, chatId, before: cursor })
      : callMain(bridge, 'conversation.newer', { accountId, chatId, after: cursor }));
    if (mine !== attempt) return;
    if (!answer.ok) fail(key, null, answer.error.code);
    else if (end === 'older') update(key, (current) => applyMessagePages(current, [answer.value], false));
    else update(key, (current) => applyNewerPage(current, answer.value));
  };

  return {
    enter,
    open,
    jump,
    openAt: (accountId, chatId, messageId, words = []) => {
      const at = { type: 'message', messageId } as const;
      if (watched?.accountId === accountId && watched.chatId === chatId) {
        void jump(accountId, chatId, at, words);
        return;
      }
      places.set(conversationKey(accountId, chatId), { at, words });
      stores.positions.conversations.delete(conversationKey(accountId, chatId));
      stores.ui.setState((state) => showingChat(state, { accountId, chatId }));
    },
    arrived: (accountId, chatId) =>
      update(conversationKey(accountId, chatId), (conversation) => ({ ...conversation, target: null })),
    older: (accountId, chatId) => extend('older', accountId, chatId),
    newer: (accountId, chatId) => extend('newer', accountId, chatId),
    askPhone: async (accountId, chatId) => {
      const key = conversationKey(accountId, chatId);
      if (stateOf(key)?.history === 'asking') return;
      update(key, (current) => ({ ...current, history: 'asking' }));
      const answer = await callMain(bridge, 'conversation.askPhone', { accountId, chatId });
      // The phone may have answered faster than main.
      if (answer.ok && answer.value.history === 'asking') return;
      const history = answer.ok ? answer.value.history : 'silent';
      update(key, (current) => ({ ...current, history }));
    },
    historyChanged: ({ accountId, chatId, history }) => {
      const key = conversationKey(accountId, chatId);
      if (stateOf(key) !== undefined) update(key, (current) => ({ ...current, history }));
    },
    close: async () => {
      if (watched === null) return;
      settleWatched();
      watched = null;
      attempt += 1;
      await callMain(bridge, 'conversation.close', {});
    },
    refresh: async () => {
      if (watched === null) return;
      const { accountId, chatId } = watched;
      const key = conversationKey(accountId, chatId);
      const place = stores.positions.conversations.get(key);
      if (place === undefined || (stateOf(key)?.newer ?? null) === null) await open(accountId, chatId);
      else await around(accountId, chatId, { type: 'message', messageId: place }, false);
    },
    applyOutside: (event) => {
      const key = conversationKey(event.accountId, event.chatId);
      if (stateOf(key) === undefined) return;
      update(key, (conversation) => applyOutside(conversation, event.upserts));
    },
    apply: (event) => {
      const key = conversationKey(event.accountId, event.chatId);
      if (stateOf(key) === undefined) return;
      update(key, (conversation) => applyMessages(conversation, event));
    },
  };
}
