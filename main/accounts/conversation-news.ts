import type { HistoryEnd, PresenceState } from '../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, PersonId, Timestamp } from '../../preload/contract/model.ts';
import type { ChatAddress, Identity } from '../domain/chat-batch.ts';

/** What passes in a chat and is not kept: somebody types, the phone is asked for older messages. */
export type ConversationNews = { readonly accountId: AccountId; readonly chatId: ChatId } & (
  | {
      readonly type: 'presence';
      readonly personId: PersonId;
      readonly name: string;
      readonly state: PresenceState;
      readonly lastSeenAt: Timestamp | null;
    }
  | { readonly type: 'history'; readonly history: HistoryEnd }
);

/** What the service tells of somebody in a chat. */
export interface PresenceSeen {
  readonly address: ChatAddress;
  readonly who: Identity;
  readonly state: PresenceState;
  readonly lastSeenAt: Timestamp | null;
}
