import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatTwins, CommandInput } from '../../preload/contract/commands.ts';
import type { AccountId, ChatId, MessageId, MessageView, PersonId } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import { maximumTextLength } from '../limits.ts';
import { placedMentions, type DraftMention } from '../mentions/draft-mentions.ts';
import { draftOf } from '../stores/draft-of.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import {
  addToast,
  setAttachments,
  setDraft,
  setReply,
  showingChat,
  type ChatPlace,
} from '../stores/ui-state.ts';
import { callMain } from './call.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { showSent } from './show-sent.ts';
import { giveBackDraft, takeDraft } from './unsent-draft.ts';

export interface MessageActions {
  /** Sends a text from this account to this chat, as an answer where one was begun. What fails goes back into the composer. */
  send(
    accountId: AccountId,
    chatId: ChatId,
    text: string,
    /** Who is mentioned in it, when it was taken out of the message box before; left out: it stands there, and is taken now. */
    taken?: readonly DraftMention[],
  ): Promise<void>;
  /** True when it is on its way. */
  sendPoll(
    place: ChatPlace,
    poll: Pick<CommandInput<'messages.sendPoll'>, 'question' | 'multiple'> & {
      readonly options: readonly string[];
    },
  ): Promise<boolean>;
  /** Sends cards of people. True when they are on their way. */
  sendContacts(place: ChatPlace, people: readonly PersonId[]): Promise<boolean>;
  /** Which other accounts talk with the person of a chat; null when that can't be told now. */
  twins(accountId: AccountId, chatId: ChatId): Promise<ChatTwins | null>;
  /** Goes on with what was begun, in the same person's chat of another account. */
  goOnAs(from: { accountId: AccountId; chatId: ChatId }, to: { accountId: AccountId; chatId: ChatId }): void;
  retry(accountId: AccountId, chatId: ChatId, messageId: MessageId): Promise<void>;
  markRead(accountId: AccountId, chatId: ChatId, through: MessageId): Promise<void>;
  /** Asks, with the real address, and opens it in the person's browser. */
  openLink(address: string): Promise<void>;
}

/** Makes the actions on messages. */
export function createMessageActions(
  bridge: Bridge,
  stores: Stores,
  conversation: ConversationActions,
): MessageActions {
  const showOrSay = async (accountId: AccountId, answer: Result<MessageView>): Promise<boolean> => {
    if (answer.ok) await showSent(stores, conversation, accountId, answer.value);
    else addToast(stores.ui, answer.error.code);
    return answer.ok;
  };
  return {
    send: async (accountId, chatId, text, taken) => {
      const place = { accountId, chatId };
      const key = conversationKey(accountId, chatId);
      if (text.length > maximumTextLength) {
        addToast(stores.ui, 'message-too-long');
        return;
      }
      const reply = stores.ui.getState().replies[key] ?? null;
      const people = taken ?? takeDraft(stores, place);
      setReply(stores.ui, key, null);
      const quotedMessageId = reply?.id ?? null;
      const mentions = placedMentions(text, people);
      const answer = await callMain(bridge, 'messages.send', {
        accountId,
        chatId,
        text,
        quotedMessageId,
        mentions,
      });
      if (answer.ok) {
        await showSent(stores, conversation, accountId, answer.value);
        return;
      }
      addToast(stores.ui, answer.error.code);
      giveBackDraft(stores, place, text, people);
      if (reply !== null && stores.ui.getState().replies[key] === undefined) setReply(stores.ui, key, reply);
    },
    sendPoll: async (place, { options, ...poll }) =>
      showOrSay(
        place.accountId,
        await callMain(bridge, 'messages.sendPoll', { ...place, ...poll, options: [...options] }),
      ),
    sendContacts: async (place, people) =>
      showOrSay(
        place.accountId,
        await callMain(bridge, 'messages.sendContact', { ...place, personIds: [...people] }),
      ),
    twins: async (accountId, chatId) => {
      const answer = await callMain(bridge, 'chats.twins', { accountId, chatId });
      return answer.ok ? answer.value : null;
    },
    goOnAs: (from, to) => {
      const here = conversationKey(from.accountId, from.chatId);
      const there = conversationKey(to.accountId, to.chatId);
      const { attachments } = stores.ui.getState();
      const begun = [draftOf(stores, to), draftOf(stores, from)].filter((text) => text !== '');
      setDraft(stores.ui, there, begun.join('\n'));
      setDraft(stores.ui, here, '');
      const files = [...(attachments[there] ?? []), ...(attachments[here] ?? [])];
      setAttachments(stores.ui, there, files);
      setAttachments(stores.ui, here, []);
      stores.ui.setState((state) => showingChat(state, to));
    },
    retry: async (accountId, chatId, messageId) => {
      const answer = await callMain(bridge, 'messages.retry', { accountId, chatId, messageId });
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
    markRead: async (accountId, chatId, through) => {
      // Nobody asked for it, so nobody is told when it fails: the chat stays unread and says so itself.
      await callMain(bridge, 'conversation.markRead', { accountId, chatId, through });
    },
    openLink: async (address) => {
      const answer = await callMain(bridge, 'app.openLink', { address });
      if (!answer.ok) addToast(stores.ui, answer.error.code);
    },
  };
}
