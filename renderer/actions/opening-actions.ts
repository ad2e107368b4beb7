import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import { conversationKey } from '../stores/keys.ts';
import { currentScreen } from '../stores/selectors.ts';
import type { Stores } from '../stores/stores.ts';
import { draftOf } from '../stores/draft-of.ts';
import { addToast, setDraft, showingChat } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** What the app was asked to open from outside: files and links. */
export interface OpeningActions {
  /** Shows what waits, where there is a place to show it: not over a lock or before the first screens are passed. */
  look(): Promise<void>;
  /** A folder or a backup was let go over the window. */
  drop(files: readonly File[]): void;
  /** Opens the chat of the link with this account; its text stands in the message box, and nothing is sent. Null: it is open. */
  openLink(accountId: AccountId): Promise<ErrorCode | null>;
  /** The link is not opened. */
  dropLink(): void;
}

/** Makes the actions on what comes from outside. */
export function createOpeningActions(bridge: Bridge, stores: Stores): OpeningActions {
  let files = 0;
  let looking: Promise<void> = Promise.resolve();

  const isReady = (): boolean => {
    const screen = currentScreen(stores.accounts.getState());
    return screen === 'workspace' || screen === 'empty';
  };
  /** One after the other: the later of two dialogs of a kind takes the place of the earlier. */
  const takeAll = async (): Promise<void> => {
    while (isReady()) {
      const answer = await callMain(bridge, 'openings.take', {});
      if (!answer.ok) {
        // Locked meanwhile, it still waits.
        if (answer.error.code !== 'vault-locked') addToast(stores.ui, answer.error.code);
        return;
      }
      const opening = answer.value;
      if (opening === null) return;
      if (opening.kind === 'refused') addToast(stores.ui, opening.code);
      else if (opening.kind === 'link') stores.ui.setState({ openedLink: opening });
      else if (opening.kind === 'folder')
        stores.ui.setState({ backupDialog: { kind: 'import', dropped: opening } });
      else {
        files += 1;
        const { fileName } = opening;
        stores.ui.setState({ backupDialog: { kind: 'restore', opened: { fileName, number: files } } });
      }
    }
  };

  return {
    look: () => {
      looking = looking.then(takeAll);
      return looking;
    },
    drop: (files) => {
      for (const file of files) bridge.drop(file);
    },
    openLink: async (accountId) => {
      const link = stores.ui.getState().openedLink;
      if (link === null) return null;
      const answer = await callMain(bridge, 'chats.start', {
        accountId,
        phoneNumber: `+${link.phoneNumber}`,
        region: null,
      });
      if (!answer.ok) return answer.error.code;
      // Closed meanwhile, or another link has come.
      if (stores.ui.getState().openedLink !== link) return null;
      const place = { accountId, chatId: answer.value.chatId };
      const key = conversationKey(accountId, place.chatId);
      // What was begun there stays.
      const begun = draftOf(stores, place);
      const parts = [begun, link.text].filter((part) => part !== '');
      setDraft(stores.ui, key, parts.join('\n'));
      stores.ui.setState((state) => ({ openedLink: null, ...showingChat(state, place) }));
      return null;
    },
    dropLink: () => stores.ui.setState({ openedLink: null }),
  };
}
