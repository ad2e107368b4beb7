import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useChats, useUi } from '../../app-context.ts';
import { findChat } from '../../stores/find-chat.ts';
import { conversationKey } from '../../stores/keys.ts';
import { setDraft, setEdit, type MessageEdit } from '../../stores/ui-state.ts';

export interface ComposerText {
  /** What stands in the message box: the message that is edited, else the draft. */
  readonly text: string;
  readonly edit: MessageEdit | undefined;
  readonly write: (text: string) => void;
}

/** The text of a chat's message box. What this window has not touched yet is the draft that main keeps. */
export function useComposerText(accountId: AccountId, chatId: ChatId): ComposerText {
  const { stores, typing, mentions } = useApp();
  const { ui } = stores;
  const key = conversationKey(accountId, chatId);
  const edit = useUi((state) => state.edits[key]);
  const typed = useUi((state) => state.drafts[key]);
  const kept = useChats((state) => findChat(state, accountId, chatId)?.draft ?? '');
  return {
    text: edit?.text ?? typed ?? kept,
    edit,
    write: (text) => {
      if (edit !== undefined) {
        setEdit(ui, key, { ...edit, text });
        return;
      }
      mentions.hold({ accountId, chatId });
      setDraft(ui, key, text);
      if (text.trim() === '') typing.ended();
      else typing.typed({ accountId, chatId });
    },
  };
}
