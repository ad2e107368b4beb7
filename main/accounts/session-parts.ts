import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { HoldReason } from '../domain/connectivity.ts';
import type { ConversationNews } from './conversation-news.ts';
import type { ConnectQueue } from './connect-queue.ts';
import type { ChangeNotice, ChatStore, Clock, CredentialStore, Logger, Random } from './ports.ts';
import type { SocketFactory } from './socket-port.ts';

/** What every session needs from the rest of the program. */
export interface SessionParts {
  readonly chats: ChatStore;
  readonly credentials: CredentialStore;
  readonly sockets: SocketFactory;
  readonly queue: ConnectQueue;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** True when the owner has turned on the experimental proof of a passkey. */
  readonly isPasskeyAllowed: () => boolean;
  /** Why trying to connect would be in vain right now; null when it would not. */
  readonly held: () => HoldReason | null;
  /** True when another account here is this number. */
  readonly isNumberTaken: (phoneNumber: string, except: AccountId) => boolean;
  /** A person is looking at one of the account's chats. */
  readonly isViewed: (accountId: AccountId) => boolean;
  /** The account's chats that are open in windows. */
  readonly openChats: (accountId: AccountId) => readonly ChatId[];
  /** What passes in a chat and is not kept. */
  readonly onConversation: (news: ConversationNews) => void;
  /** The account's connection has opened. */
  readonly onConnected: (accountId: AccountId) => void;
  /** The account's own row has changed: name, state, unread. */
  readonly onChange: (accountId: AccountId) => void;
  /** Chats or messages of the account have changed. */
  readonly onNotice: (notice: ChangeNotice) => void;
}
