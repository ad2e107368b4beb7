import type { Bridge } from '../../preload/contract/bridge.ts';
import { createStores, type Stores } from '../stores/stores.ts';
import { createAccountActions, type AccountActions } from './account-actions.ts';
import { createBackupActions, type BackupActions } from './backup-actions.ts';
import { createChatActions, type ChatActions } from './chat-actions.ts';
import { createChoiceActions, type ChoiceActions } from './choice-actions.ts';
import { createConversationActions, type ConversationActions } from './conversation-actions.ts';
import { createFeedActions, type FeedActions } from './feed-actions.ts';
import { createLinkActions, type LinkActions } from './link-actions.ts';
import { createPasskeyActions, type PasskeyActions } from './passkey-actions.ts';
import { createMessageActions, type MessageActions } from './message-actions.ts';
import { createVaultActions, type VaultActions } from './vault-actions.ts';

/** The renderer without its pixels: the stores and all that can be done. Features are handed this, nothing else. */
export interface App {
  readonly stores: Stores;
  readonly accounts: AccountActions;
  readonly choices: ChoiceActions;
  readonly backups: BackupActions;
  readonly chats: ChatActions;
  readonly conversation: ConversationActions;
  readonly messages: MessageActions;
  readonly link: LinkActions;
  readonly passkey: PasskeyActions;
  readonly vault: VaultActions;
  readonly feed: FeedActions;
  /** Begins to listen to main. Returns the function that ends it. */
  start(): () => void;
}

/** Puts the parts together around a bridge. */
export function createApp(bridge: Bridge): App {
  const stores = createStores();
  const chats = createChatActions(bridge, stores);
  const conversation = createConversationActions(bridge, stores);
  const feed = createFeedActions({ bridge, stores, chats, conversation });
  const link = createLinkActions(bridge, stores);
  return {
    stores,
    chats,
    conversation,
    feed,
    link,
    accounts: createAccountActions(bridge, stores),
    backups: createBackupActions(bridge, stores),
    choices: createChoiceActions(bridge, stores),
    passkey: createPasskeyActions(bridge, stores),
    messages: createMessageActions(bridge, stores),
    vault: createVaultActions(bridge, stores, () => void feed.snapshot()),
    start: () => {
      const unfollow = stores.accounts.subscribe(() => link.follow());
      const stop = feed.start();
      return () => {
        unfollow();
        stop();
      };
    },
  };
}
