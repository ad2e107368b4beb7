import type { Bridge } from '../../preload/contract/bridge.ts';
import type { ChatInfo, ContactPage, MemberChanges, MemberPage } from '../../preload/contract/chat-info.ts';
import type { CommandInput } from '../../preload/contract/commands.ts';
import type { AccountId, PersonId } from '../../preload/contract/model.ts';
import type { ErrorCode, Result } from '../../preload/contract/result.ts';
import { draftOf } from '../stores/draft-of.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { addToast, setDraft, showingChat, type ChatPlace } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

type WithoutPlace<Input> = Omit<Input, 'accountId' | 'chatId'>;
export type GroupSettings = WithoutPlace<CommandInput<'groups.setSettings'>>;
export type MemberAction = CommandInput<'groups.changeMembers'>['action'];

/** Whom to begin a chat with. `region` is where a number without country code is meant. */
export type ChatStart =
  | { readonly accountId: AccountId; readonly personId: PersonId }
  | { readonly accountId: AccountId; readonly phoneNumber: string; readonly region: string | null };

/** People and groups: what is known of them, and what is changed about them. */
export interface InfoActions {
  info(place: ChatPlace): Promise<Result<ChatInfo>>;
  members(place: ChatPlace, search: string, after: string | null): Promise<Result<MemberPage>>;
  /** A page of an account's address book, or of who fits a search; null, and said, when it can't be had. */
  contacts(accountId: AccountId, search: string, after: string | null): Promise<ContactPage | null>;
  /** These say what went wrong, and answer whether all went well. */
  setTimer(place: ChatPlace, seconds: CommandInput<'chats.setTimer'>['seconds']): Promise<boolean>;
  setSettings(place: ChatPlace, settings: GroupSettings): Promise<boolean>;
  /** These answer what went wrong, for their dialog to say. */
  setSubject(place: ChatPlace, subject: string): Promise<ErrorCode | null>;
  setDescription(place: ChatPlace, description: string): Promise<ErrorCode | null>;
  changeMember(
    place: ChatPlace,
    action: MemberAction,
    personId: PersonId,
  ): Promise<Result<{ readonly refused: boolean }>>;
  addMembers(place: ChatPlace, personIds: readonly PersonId[]): Promise<Result<MemberChanges>>;
  inviteLink(place: ChatPlace, renew: boolean): Promise<string | null>;
  /** Opens the chat with a person, where the link of the group waits as a draft; null, else what went wrong. */
  invite(group: ChatPlace, personId: PersonId): Promise<ErrorCode | null>;
  /** Begins a chat with a person or a number and opens it; null when it is open, else what went wrong. */
  start(whom: ChatStart): Promise<ErrorCode | null>;
}

/** Makes the actions on people and groups. */
export function createInfoActions(bridge: Bridge, stores: Stores): InfoActions {
  const tell = async (answer: Promise<Result<unknown>>): Promise<boolean> => {
    const result = await answer;
    if (!result.ok) addToast(stores.ui, result.error.code);
    return result.ok;
  };
  const codeOf = async (answer: Promise<Result<unknown>>): Promise<ErrorCode | null> => {
    const result = await answer;
    return result.ok ? null : result.error.code;
  };
  const of = ({ accountId, chatId }: ChatPlace): ChatPlace => ({ accountId, chatId });
  return {
    info: (place) => callMain(bridge, 'chats.info', of(place)),
    members: (place, search, after) => callMain(bridge, 'chats.members', { ...of(place), search, after }),
    contacts: async (accountId, search, after) => {
      const answer = await callMain(bridge, 'contacts.list', { accountId, search, after });
      if (answer.ok) return answer.value;
      addToast(stores.ui, answer.error.code);
      return null;
    },
    setTimer: (place, seconds) => tell(callMain(bridge, 'chats.setTimer', { ...of(place), seconds })),
    setSettings: (place, settings) =>
      tell(callMain(bridge, 'groups.setSettings', { ...of(place), ...settings })),
    setSubject: (place, subject) => codeOf(callMain(bridge, 'groups.setSubject', { ...of(place), subject })),
    setDescription: (place, description) =>
      codeOf(callMain(bridge, 'groups.setDescription', { ...of(place), description })),
    changeMember: async (place, action, personId) => {
      const answer = await callMain(bridge, 'groups.changeMembers', {
        ...of(place),
        action,
        personIds: [personId],
      });
      return answer.ok ? { ok: true, value: { refused: answer.value.refused.length > 0 } } : answer;
    },
    addMembers: (place, personIds) =>
      callMain(bridge, 'groups.changeMembers', { ...of(place), action: 'add', personIds: [...personIds] }),
    invite: async (group, personId) => {
      const { accountId } = group;
      const link = await callMain(bridge, 'groups.inviteLink', { ...of(group), renew: false });
      if (!link.ok) return link.error.code;
      const chat = await callMain(bridge, 'chats.start', { accountId, personId });
      if (!chat.ok) return chat.error.code;
      const place = { accountId, chatId: chat.value.chatId };
      // What was begun there stays.
      const parts = [draftOf(stores, place), link.value.link].filter((part) => part !== '');
      setDraft(stores.ui, conversationKey(accountId, place.chatId), parts.join('\n'));
      stores.ui.setState((state) => showingChat(state, place));
      return null;
    },
    inviteLink: async (place, renew) => {
      const answer = await callMain(bridge, 'groups.inviteLink', { ...of(place), renew });
      if (answer.ok) return answer.value.link;
      addToast(stores.ui, answer.error.code);
      return null;
    },
    start: async (whom) => {
      const answer = await callMain(bridge, 'chats.start', whom);
      if (!answer.ok) return answer.error.code;
      const { accountId } = whom;
      stores.ui.setState((state) => showingChat(state, { accountId, chatId: answer.value.chatId }));
      return null;
    },
  };
}
