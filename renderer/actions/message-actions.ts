import type { Bridge } from '../../preload/contract/bridge.ts';
import type { AccountId, ChatId, MessageId } from '../../preload/contract/model.ts';
import { maximumTextLength } from '../limits.ts';
import { addSent } from '../stores/apply-messages.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, setDraft } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

export interface MessageActions {
  /** Sends a text from this account to this chat. What fails goes back into the composer. */
  send(accountId: AccountId, chatId: ChatId, text: string): Promise<void>;
  retry(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<void>;
  markRead(accountId: AccountId, chatId: ChatId, through: MessageId): Promise<void>;
}

/** Makes the actions on messages. */
export function createMessageActions(bridge: Bridge, stores: Stores): MessageActions {
  return {
    send: async (accountId, chatId, text) => {
      const key = conversationKey(accountId, chatId);
      if (text.length > maximumTextLength) {
        addToast(stores.ui, 'message-too-long');
        return;
      }
      setDraft(stores.ui, key, '');
      const answer = await callMain(bridge, 'messages.send', { accountId, chatId, text });
      if (answer.ok) {
        const message = answer.value;
        stores.conversations.setState((state) => {
          const conversation = state.byKey[key];
          if (conversation === undefined || message.chatId !== chatId) return state;
          return { ...state, byKey: { ...state.byKey, [key]: addSent(conversation, message) } };
        });
        return;
      }
      addToast(stores.ui, answer.error.code);
      const typedSince = stores.ui.getState().drafts[key] ?? '';
      setDraft(stores.ui, key, typedSince === '' ? text : `${text}\n${typedSince}`);
    },
    retry: async (accountId, chatId, messageId) => {
      const answer = await callMain(bridge, 'messages.retry', { accountId, chatId, messageId });
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
    markRead: async (accountId, chatId, through) => {
      // Nobody asked for it, so nobody is told when it fails: the chat stays unread and says so itself.
      await callMain(bridge, 'conversation.markRead', { accountId, chatId, through });
    },
  };
}
