import type { AccountId, MessageView } from '../../preload/contract/model.ts';
import { addSent } from '../stores/apply-messages.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import type { ConversationActions } from './conversation-actions.ts';

/** Shows what was just sent at the end of its chat. One who reads further up is led there. */
export async function showSent(
  stores: Stores,
  conversation: ConversationActions,
  accountId: AccountId,
  message: MessageView,
): Promise<void> {
  const key = conversationKey(accountId, message.chatId);
  if ((stores.conversations.getState().byKey[key]?.newer ?? null) !== null) {
    await conversation.jump(accountId, message.chatId, { type: 'message', messageId: message.id });
    return;
  }
  stores.conversations.setState((state) => {
    const shown = state.byKey[key];
    if (shown === undefined) return state;
    return { ...state, byKey: { ...state.byKey, [key]: addSent(shown, message) } };
  });
}
