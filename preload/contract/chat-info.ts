import type { ChatId, ChatKind, PersonId, Timestamp } from './model.ts';

/** What a chat's details show. What is not known yet comes from the service, and is told with the push `chat-info`. */
export interface ChatInfo {
  readonly chatId: ChatId;
  readonly kind: ChatKind;
  readonly title: string;
  readonly pictureUrl: string | null;
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly markedUnread: boolean;
  /** End of the mute; null: not muted, or not any more. */
  readonly mutedUntil: Timestamp | 'for-ever' | null;
  /** Seconds that new messages stay; 0: for ever. */
  readonly timer: number;
  readonly starred: number;
  /** In direct chats. */
  readonly person: PersonInfo | null;
  /** In groups. */
  readonly group: GroupInfo | null;
}

export interface PersonInfo {
  readonly personId: PersonId;
  /** In the address book of the phone; null: not there. */
  readonly contactName: string | null;
  /** As the person calls themselves; null: not known. */
  readonly pushName: string | null;
  /** Digits with country code; null: the person shows it to nobody, or it is not known. */
  readonly phoneNumber: string | null;
  /** What the person says about themselves; null: nothing, or not for us to see. */
  readonly about: string | null;
  readonly blocked: boolean;
  /** The chat with oneself. */
  readonly isMe: boolean;
  /** Groups in which both are, by title. At most 50. */
  readonly groupsInCommon: readonly { readonly chatId: ChatId; readonly title: string }[];
}

/** From the least to the most: `none` for somebody who is not in the group any more. */
export type GroupRole = 'none' | 'member' | 'admin' | 'owner';

export interface GroupInfo {
  readonly description: string;
  readonly createdAt: Timestamp | null;
  readonly memberCount: number;
  /** Of the account itself. Null while the members are not known. */
  readonly myRole: GroupRole | null;
  /** Only admins can write. */
  readonly announceOnly: boolean;
  /** Only admins can change subject, description, picture and timer. */
  readonly locked: boolean;
  /** Members who are no admins can add others. */
  readonly membersMayAdd: boolean;
  /** Admins approve whoever wants to join. */
  readonly approval: boolean;
}

export interface MemberView {
  readonly personId: PersonId;
  readonly name: string;
  /** Digits with country code; null where it is not known. */
  readonly phoneNumber: string | null;
  readonly role: Exclude<GroupRole, 'none'>;
  readonly isMe: boolean;
  readonly pictureUrl: string | null;
}

/** Owner first, then admins, then the others. */
export interface MemberPage {
  readonly members: readonly MemberView[];
  /** Pass as `after` for the next page; null at the end. */
  readonly cursor: string | null;
}

/** Somebody in the address book of the account's phone. */
export interface ContactView {
  readonly personId: PersonId;
  readonly name: string;
  /** Digits with country code; null where it is not known. */
  readonly phoneNumber: string | null;
  /** Null: there is no chat with them in the list. */
  readonly chatId: ChatId | null;
  readonly pictureUrl: string | null;
}

/** By name. */
export interface ContactPage {
  readonly contacts: readonly ContactView[];
  readonly cursor: string | null;
}

/** So many people can be put into a group, or out of it, in one step. */
export const mostMembersAtOnce = 20;

/** What became of a change of members. `invite`: the person lets nobody add them, but may join by the link of the group. */
export type MemberRefusal = 'invite' | 'already-in' | 'not-in' | 'full' | 'refused';
export interface MemberChanges {
  readonly refused: readonly {
    readonly personId: PersonId;
    readonly name: string;
    readonly why: MemberRefusal;
  }[];
}

/** What somebody in a chat does right now. `paused` has ceased to type and is still there. */
export type PresenceState = 'online' | 'offline' | 'composing' | 'recording' | 'paused';

/**
 * What there is before the oldest message that is stored. `unknown`: the phone may have more, and can be asked; `asking`: it has been;
 * `complete`: there is nothing; `silent`: it has not answered; `offline`: the account has no connection to ask on.
 */
export type HistoryEnd = 'unknown' | 'asking' | 'complete' | 'silent' | 'offline';

/** Seconds after which messages of a chat can be made to disappear; 0: never. WhatsApp takes no others. */
export const timerSeconds = [0, 86_400, 604_800, 7_776_000] as const;
/** As WhatsApp has them, in characters. */
export const maximumSubjectLength = 100;
export const maximumDescriptionLength = 2048;
