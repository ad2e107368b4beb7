import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput } from '../../preload/contract/commands.ts';
import type { ChatView } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import { openPlace } from '../stores/selectors.ts';
import type { Stores } from '../stores/stores.ts';
import { addDone, addToast, type ChatDialog, type ChatPlace, type SidePanel } from '../stores/ui-state.ts';
import type { AccountActions } from './account-actions.ts';
import { callMain } from './call.ts';

/** What can be done with a whole chat. Main keeps it, shows it at once and tells the phone. */
export interface ChatDeeds {
  /** With a way back for a while. */
  archive(place: ChatPlace, archived: boolean): Promise<void>;
  pin(place: ChatPlace, pinned: boolean): Promise<void>;
  mute(place: ChatPlace, until: CommandInput<'chats.mute'>['until']): Promise<void>;
  markUnread(place: ChatPlace, unread: boolean): Promise<void>;
  /** Asks first. */
  ask(kind: ChatDialog['kind'], chat: Pick<ChatView, 'accountId' | 'id' | 'title'>): void;
  /** Does what was asked about; the dialog goes when it is done. */
  confirm(dialog: ChatDialog): Promise<void>;
  unblock(place: ChatPlace): Promise<void>;
  /** Opens a chat, with what stands beside it. */
  show(chat: ChatView, side: SidePanel): void;
}

/** Makes the actions on whole chats. */
export function createChatDeeds(bridge: Bridge, stores: Stores, accounts: AccountActions): ChatDeeds {
  const { ui } = stores;
  const tell = async (answer: Promise<Result<unknown>>): Promise<boolean> => {
    const result = await answer;
    if (!result.ok) addToast(ui, result.error.code);
    return result.ok;
  };
  const of = ({ accountId, chatId }: ChatPlace): ChatPlace => ({ accountId, chatId });
  const setArchived = (place: ChatPlace, archived: boolean): Promise<boolean> =>
    tell(callMain(bridge, 'chats.archive', { ...of(place), archived }));
  const run = (dialog: ChatDialog): Promise<boolean> => {
    switch (dialog.kind) {
      case 'clear':
        return tell(callMain(bridge, 'chats.clear', of(dialog)));
      case 'delete':
        return tell(callMain(bridge, 'chats.delete', of(dialog)));
      case 'block':
        return tell(callMain(bridge, 'chats.block', { ...of(dialog), blocked: true }));
      case 'leave':
        return tell(callMain(bridge, 'groups.leave', of(dialog)));
    }
  };
  return {
    archive: async (place, archived) => {
      if (!(await setArchived(place, archived))) return;
      addDone(ui, archived ? 'archived' : 'unarchived', () => void setArchived(place, !archived));
    },
    pin: async (place, pinned) => void (await tell(callMain(bridge, 'chats.pin', { ...of(place), pinned }))),
    mute: async (place, until) => void (await tell(callMain(bridge, 'chats.mute', { ...of(place), until }))),
    markUnread: async (place, unread) =>
      void (await tell(callMain(bridge, 'chats.markUnread', { ...of(place), unread }))),
    ask: (kind, { accountId, id, title }) =>
      ui.setState({ chatDialog: { kind, accountId, chatId: id, title } }),
    confirm: async (dialog) => {
      const done = await run(dialog);
      ui.setState({ chatDialog: null });
      if (!done || dialog.kind !== 'delete') return;
      const open = openPlace(stores.accounts.getState(), ui.getState());
      if (open?.accountId === dialog.accountId && open.chatId === dialog.chatId)
        accounts.openChat(dialog.accountId, null);
    },
    unblock: async (place) =>
      void (await tell(callMain(bridge, 'chats.block', { ...of(place), blocked: false }))),
    show: (chat, side) => {
      accounts.openChat(chat.accountId, chat.id);
      ui.setState({ side });
    },
  };
}
