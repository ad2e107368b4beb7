import type { Bridge } from '../../preload/contract/bridge.ts';
import type { CommandInput, CommandName } from '../../preload/contract/commands.ts';
import type { MessageInfo } from '../../preload/contract/message-parts.ts';
import type { PinSeconds } from '../../preload/contract/message-times.ts';
import type { AccountId, ChatId, MessageView } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import { placedMentions, spelledMentions } from '../mentions/draft-mentions.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, setEdit, setReply, showingChat, type ChatPlace } from '../stores/ui-state.ts';
import { callMain } from './call.ts';
import type { ConversationActions } from './conversation-actions.ts';
import type { FilePlace } from './media-actions.ts';
import { showSent } from './show-sent.ts';

/** What a person does with one message that is there. What becomes of it comes as patches; what is refused is said. */
export interface DeedActions {
  /** The next message of the chat answers this one. */
  reply(accountId: AccountId, message: MessageView): void;
  /** An empty emoji takes the own reaction back. */
  react(place: FilePlace, emoji: string): Promise<void>;
  /** Puts the text into the composer, to be changed there. */
  beginEdit(accountId: AccountId, message: MessageView): void;
  /** Ends the edit of a chat; what was changed is forgotten. */
  endEdit(place: ChatPlace): void;
  /** Sends the changed text. When it is refused, the edit goes on. */
  saveEdit(place: ChatPlace): Promise<void>;
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<void>;
  /** To one chat of the same account, which is shown then. */
  forward(place: FilePlace, toChatId: ChatId): Promise<void>;
  star(place: FilePlace, starred: boolean): Promise<void>;
  pin(place: FilePlace, seconds: PinSeconds): Promise<void>;
  delete(place: FilePlace, forEveryone: boolean): Promise<void>;
  /** Numbers of the options, from 0. */
  vote(place: FilePlace, options: readonly number[]): Promise<void>;
  info(place: FilePlace): Promise<Result<MessageInfo>>;
}

/** Makes the actions on single messages. */
export function createDeedActions(
  bridge: Bridge,
  stores: Stores,
  conversation: ConversationActions,
): DeedActions {
  /** Whether it was taken. */
  const run = async <Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<boolean> => {
    const answer = await callMain(bridge, name, input);
    if (!answer.ok) addToast(stores.ui, answer.error.code);
    return answer.ok;
  };
  const keyOf = ({ accountId, chatId }: ChatPlace) => conversationKey(accountId, chatId);
  return {
    reply: (accountId, message) => setReply(stores.ui, conversationKey(accountId, message.chatId), message),
    react: async (place, emoji) => void (await run('messages.react', { ...place, emoji })),
    beginEdit: (accountId, message) => {
      const key = conversationKey(accountId, message.chatId);
      setReply(stores.ui, key, null);
      setEdit(stores.ui, key, { message, ...spelledMentions(message.text, message.parts.mentions ?? []) });
    },
    endEdit: (place) => setEdit(stores.ui, keyOf(place), null),
    saveEdit: async (place) => {
      const edit = stores.ui.getState().edits[keyOf(place)];
      const text = edit?.text.trim() ?? '';
      if (edit === undefined || text === '') return;
      setEdit(stores.ui, keyOf(place), null);
      if (text === spelledMentions(edit.message.text, edit.message.parts.mentions ?? []).text) return;
      const mentions = placedMentions(text, edit.people);
      const taken = await run('messages.edit', { ...place, messageId: edit.message.id, text, mentions });
      if (!taken && stores.ui.getState().edits[keyOf(place)] === undefined)
        setEdit(stores.ui, keyOf(place), edit);
    },
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        addToast(stores.ui, 'internal');
      }
    },
    forward: async ({ accountId, ...of }, toChatId) => {
      const answer = await callMain(bridge, 'messages.forward', { accountId, ...of, toChatId });
      if (!answer.ok) {
        addToast(stores.ui, answer.error.code);
        return;
      }
      stores.ui.setState((state) => showingChat(state, { accountId, chatId: toChatId }));
      await showSent(stores, conversation, accountId, answer.value);
    },
    star: async (place, starred) => void (await run('messages.star', { ...place, starred })),
    pin: async (place, seconds) => void (await run('messages.pin', { ...place, seconds })),
    delete: async (place, forEveryone) => void (await run('messages.delete', { ...place, forEveryone })),
    vote: async (place, options) =>
      void (await run('messages.votePoll', { ...place, options: [...options] })),
    info: (place) => callMain(bridge, 'messages.info', place),
  };
}
