import type { Bridge } from '../../preload/contract/bridge.ts';
import { createStores, type Stores } from '../stores/stores.ts';
import { createAccountActions, type AccountActions } from './account-actions.ts';
import { createBackupActions, type BackupActions } from './backup-actions.ts';
import { createChatActions, type ChatActions } from './chat-actions.ts';
import { createChatDeeds, type ChatDeeds } from './chat-deeds.ts';
import { createChoiceActions, type ChoiceActions } from './choice-actions.ts';
import { createConversationActions, type ConversationActions } from './conversation-actions.ts';
import { createAboutActions, type AboutActions } from './about-actions.ts';
import { createAttachActions, type AttachActions } from './attach-actions.ts';
import { createDeedActions, type DeedActions } from './deed-actions.ts';
import { createDesktopActions, type DesktopActions } from './desktop-actions.ts';
import { createDraftActions, type DraftActions } from './draft-actions.ts';
import { createExportActions, type ExportActions } from './export-actions.ts';
import { createFindActions, type FindActions } from './find-actions.ts';
import { createFeedActions, type FeedActions } from './feed-actions.ts';
import { createInfoActions, type InfoActions } from './info-actions.ts';
import { createLinkActions, type LinkActions } from './link-actions.ts';
import { createMediaActions, type MediaActions } from './media-actions.ts';
import { createPasskeyActions, type PasskeyActions } from './passkey-actions.ts';
import { createMentionActions, type MentionActions } from './mention-actions.ts';
import { createMessageActions, type MessageActions } from './message-actions.ts';
import { createOpeningActions, type OpeningActions } from './opening-actions.ts';
import { createOverviewActions, type OverviewActions } from './overview-actions.ts';
import { createStorageActions, type StorageActions } from './storage-actions.ts';
import { createPresenceActions, type PresenceActions } from './presence-actions.ts';
import { createPreferenceActions, type PreferenceActions } from './preference-actions.ts';
import { createSearchActions, type SearchActions } from './search-actions.ts';
import { createShortcutActions, type ShortcutActions } from './shortcut-actions.ts';
import { createTypingActions, type TypingActions } from './typing-actions.ts';
import { createVoiceActions, type VoiceActions } from './voice-actions.ts';
import { createVaultActions, type VaultActions } from './vault-actions.ts';

/** The renderer without its pixels: the stores and all that can be done. Features are handed this, nothing else. */
export interface App {
  readonly stores: Stores;
  readonly accounts: AccountActions;
  readonly preferences: PreferenceActions;
  readonly shortcuts: ShortcutActions;
  readonly find: FindActions;
  readonly search: SearchActions;
  readonly overview: OverviewActions;
  readonly storage: StorageActions;
  readonly choices: ChoiceActions;
  readonly backups: BackupActions;
  readonly exports: ExportActions;
  readonly chats: ChatActions;
  readonly chatDeeds: ChatDeeds;
  readonly info: InfoActions;
  readonly conversation: ConversationActions;
  readonly messages: MessageActions;
  readonly mentions: MentionActions;
  readonly deeds: DeedActions;
  readonly drafts: DraftActions;
  readonly typing: TypingActions;
  readonly presence: PresenceActions;
  readonly media: MediaActions;
  readonly attach: AttachActions;
  readonly voice: VoiceActions;
  readonly link: LinkActions;
  readonly passkey: PasskeyActions;
  readonly vault: VaultActions;
  readonly about: AboutActions;
  readonly desktop: DesktopActions;
  readonly openings: OpeningActions;
  readonly feed: FeedActions;
  /** Begins to listen to main. Returns the function that ends it. */
  start(): () => void;
}

/** Puts the parts together around a bridge. */
export function createApp(bridge: Bridge): App {
  const stores = createStores();
  const chats = createChatActions(bridge, stores);
  const conversation = createConversationActions(bridge, stores);
  const link = createLinkActions(bridge, stores);
  const accounts = createAccountActions(bridge, stores);
  const drafts = createDraftActions(bridge, stores);
  const preferences = createPreferenceActions(bridge, stores);
  const exports = createExportActions(bridge, stores);
  const search = createSearchActions(bridge, stores, conversation);
  const shortcuts = createShortcutActions({ stores, accounts, link, preferences, search, exports });
  const openings = createOpeningActions(bridge, stores);
  const presence = createPresenceActions(stores);
  const voice = createVoiceActions(bridge, stores, conversation);
  const feed = createFeedActions({
    bridge,
    stores,
    chats,
    conversation,
    presence,
    onShortcut: (id) => shortcuts.run(id),
    onOpening: () => void openings.look(),
  });
  return {
    stores,
    presence,
    chats,
    conversation,
    openings,
    feed,
    link,
    accounts,
    preferences,
    shortcuts,
    backups: createBackupActions(bridge, stores),
    exports,
    search,
    info: createInfoActions(bridge, stores),
    chatDeeds: createChatDeeds(bridge, stores, accounts),
    find: createFindActions(bridge, stores, accounts),
    overview: createOverviewActions(bridge),
    storage: createStorageActions(bridge),
    choices: createChoiceActions(bridge, stores),
    passkey: createPasskeyActions(bridge, stores),
    mentions: createMentionActions(stores),
    messages: createMessageActions(bridge, stores, conversation),
    drafts,
    typing: createTypingActions(bridge),
    deeds: createDeedActions(bridge, stores, conversation),
    media: createMediaActions(bridge, stores),
    voice,
    attach: createAttachActions(bridge, stores, conversation),
    vault: createVaultActions(bridge, stores, () => void feed.snapshot()),
    about: createAboutActions(bridge),
    desktop: createDesktopActions(bridge, stores),
    start: () => {
      const unfollow = stores.accounts.subscribe(() => link.follow());
      const stopDrafts = drafts.start();
      const stopVoice = voice.start();
      const stop = feed.start();
      return () => {
        unfollow();
        stopDrafts();
        stopVoice();
        stop();
      };
    },
  };
}
