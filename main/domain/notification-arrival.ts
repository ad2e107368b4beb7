import type { AccountId, ChatId, ChatKind, MessageId, MessageKind } from '../../preload/contract/model.ts';

/** A new message of which somebody may want to be told, with what the decision needs to know. */
export interface Arrival {
  readonly messageId: MessageId;
  readonly senderName: string | null;
  readonly kind: MessageKind;
  readonly text: string;
  readonly mentionsMe: boolean;
}

/** What came in one chat since the last look. */
export interface ChatArrivals {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly title: string;
  readonly chatKind: ChatKind;
  /** The chat is muted, as on the phone. */
  readonly muted: boolean;
  /** The whole account is muted here. */
  readonly accountMuted: boolean;
  /** Unread messages of the chat by now: 0 when it was read elsewhere meanwhile. */
  readonly unread: number;
  /** Open before somebody's eyes. */
  readonly inView: boolean;
  /** How many came; more than `messages` where there were very many. */
  readonly count: number;
  /** The newest ones, oldest first. */
  readonly messages: readonly Arrival[];
}
