import type { VaultState } from '../../preload/contract/model.ts';
import { emptySearch } from '../stores/search-query.ts';
import type { Stores } from '../stores/stores.ts';

/**
 * The lock has fallen: the window lets go of everything that lies behind it. Kept are what was typed and not sent, which
 * nobody could bring back, and where the person was; neither is shown.
 */
export function forgetAll(stores: Stores, vault: VaultState): void {
  stores.accounts.setState({ vault, byId: {}, order: [] });
  stores.chats.setState({ lists: {}, watched: null, recent: [], left: [] });
  stores.conversations.setState({ byKey: {}, recent: [] });
  stores.positions.lists.clear();
  stores.positions.conversations.clear();
  stores.ui.setState((state) => ({
    // Whoever unlocks wants their chats.
    view: state.view === 'settings' ? 'account' : state.view,
    // Main lets go of files that were not sent.
    attachments: {},
    recording: null,
    voices: {},
    // What others wrote.
    presence: null,
    replies: {},
    edits: {},
    link: null,
    linkDetails: null,
    removing: null,
    dialog: null,
    appDialog: null,
    overlay: null,
    search: emptySearch,
    chatSearch: null,
    chatDialog: null,
    newChat: null,
    backupDialog: null,
    toasts: [],
  }));
}
