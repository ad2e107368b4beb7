import type { Bridge } from '../../preload/contract/bridge.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ShortcutId } from '../../preload/contract/shortcuts.ts';
import { applyAccounts, applySnapshot } from '../stores/apply-accounts.ts';
import { receive, settle, waitingFeed, type Feed, type Receipt } from '../stores/feed.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast } from '../stores/ui-state.ts';
import { callMain } from './call.ts';
import type { ChatActions } from './chat-actions.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { PresenceActions } from './presence-actions.ts';
import { forgetAccount } from './forget-account.ts';
import { forgetAll } from './forget-all.ts';

/** Between two snapshots when one was not enough, so that a broken counter can't make a storm. */
const healDelay = 250;

export interface FeedActions {
  /** Begins to listen and asks for the first snapshot. Returns the function that ends it. */
  start(): () => void;
  /** Asks for everything anew. */
  snapshot(): Promise<void>;
}

interface Parts {
  readonly bridge: Bridge;
  readonly stores: Stores;
  readonly chats: ChatActions;
  readonly conversation: ConversationActions;
  readonly presence: PresenceActions;
  /** An entry of the native menu was chosen. */
  readonly onShortcut: (shortcut: ShortcutId) => void;
  /** Something is to be opened that came from outside. */
  readonly onOpening: () => void;
}

/** Makes the one listener of main's pushes: it keeps their order and heals what was missed. */
export function createFeedActions({
  bridge,
  stores,
  chats,
  conversation,
  presence,
  onShortcut,
  onOpening,
}: Parts): FeedActions {
  let feed: Feed = waitingFeed;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = (accountId: AccountId): void => {
    for (const attachmentIds of forgetAccount(stores, accountId)) {
      void callMain(bridge, 'media.detach', { attachmentIds: [...attachmentIds] });
    }
  };

  const applyEvent = (event: PushEvent): void => {
    switch (event.type) {
      case 'accounts':
        stores.accounts.setState((state) => applyAccounts(state, event));
        for (const id of event.removed) forget(id);
        return;
      case 'chats':
        chats.apply(event);
        // Two chats may have become one: what is open reads anew what belongs to it now.
        if (event.filter === 'all' && event.removed.length > 0) void conversation.refresh();
        return;
      case 'messages':
        return conversation.apply(event);
      case 'history':
        return conversation.historyChanged(event);
      case 'preferences':
        stores.preferences.setState(event.preferences);
        return;
      case 'shortcut':
        onShortcut(event.shortcut);
        return;
      case 'show':
        stores.ui.setState((state) => ({
          view: 'account',
          selected: event.accountId,
          openChats:
            event.chatId === null ? state.openChats : { ...state.openChats, [event.accountId]: event.chatId },
        }));
        return;
      case 'opening':
        onOpening();
        return;
      case 'backup':
        stores.ui.setState({ backupProgress: event.progress });
        return;
      case 'schedule': {
        const before = stores.ui.getState().schedule?.failure ?? null;
        stores.ui.setState({ schedule: event.schedule });
        const failure = event.schedule?.failure ?? null;
        if (failure !== null && failure !== before) addToast(stores.ui, failure);
        return;
      }
      case 'update':
        stores.ui.setState({ update: event.update });
        return;
      case 'gallery':
        conversation.applyOutside(event);
        return;
      case 'chat-info':
        stores.ui.setState(({ infoVersion }) => ({ infoVersion: infoVersion + 1 }));
        return;
      case 'presence':
        return presence.apply(event);
      case 'vault': {
        const before = stores.accounts.getState().vault?.kind;
        if (event.vault.kind === 'open') stores.accounts.setState({ vault: event.vault });
        else forgetAll(stores, event.vault);
        // The accounts were behind the lock.
        if (event.vault.kind === 'open' && before !== 'open') void snapshot();
      }
    }
  };

  const take = (receipt: Receipt): void => {
    feed = receipt.feed;
    for (const event of receipt.apply) applyEvent(event);
  };

  const retryLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void snapshot(), healDelay);
  };

  const snapshot = async (): Promise<void> => {
    attempt += 1;
    const mine = attempt;
    const first = stores.accounts.getState().phase !== 'ready';
    if (first) stores.accounts.setState({ phase: 'loading', error: null });
    feed = { last: null, held: feed.last === null ? feed.held : [] };
    const answer = await callMain(bridge, 'window.snapshot', {});
    if (mine !== attempt) return;
    if (!answer.ok) {
      if (first) stores.accounts.setState({ phase: 'failed', error: answer.error.code });
      else retryLater();
      return;
    }
    const before = stores.accounts.getState().order;
    stores.accounts.setState(applySnapshot(answer.value));
    stores.preferences.setState(answer.value.preferences);
    const now = stores.accounts.getState().byId;
    for (const id of before) if (now[id] === undefined) forget(id);
    const receipt = settle(feed, answer.value.sequence);
    take(receipt);
    if (receipt.needsSnapshot) retryLater();
    else if (!first) await Promise.all([chats.refresh(), conversation.refresh()]);
  };

  return {
    snapshot,
    start: () => {
      const off = bridge.on((event) => {
        const receipt = receive(feed, event);
        take(receipt);
        if (receipt.needsSnapshot) void snapshot();
      });
      void snapshot();
      return () => {
        off();
        attempt += 1;
        clearTimeout(timer);
      };
    },
  };
}
