import type { AccountId, Timestamp } from '../../preload/contract/model.ts';

/** What is kept of an account, besides its credentials and chats. */
export interface AccountRecord {
  readonly id: AccountId;
  readonly name: string;
  /** Digits only; null until first linked. */
  readonly phoneNumber: string | null;
  /** Bare LID jid of the account itself; null until the service has told it. */
  readonly lidJid: string | null;
  readonly hue: number;
  readonly order: number;
  readonly createdAt: Timestamp;
  readonly linkedAt: Timestamp | null;
  /** True after the service has unlinked this device: chats stay, nothing connects. */
  readonly unlinked: boolean;
  /** True while a person wants this account to stay disconnected. */
  readonly paused: boolean;
  /** Shown first, and connected before the others. */
  readonly pinned: boolean;
  /** When this device was last online; absent while it never was. Right to the hour. */
  readonly onlineAt?: Timestamp;
  /** When the phone last gave a sign of itself; absent while it never did. Right to the hour. */
  readonly phoneSeenAt?: Timestamp;
}

/** The parts of a record that can change. */
export type AccountChange = Partial<
  Pick<
    AccountRecord,
    | 'name'
    | 'phoneNumber'
    | 'lidJid'
    | 'hue'
    | 'order'
    | 'linkedAt'
    | 'unlinked'
    | 'paused'
    | 'pinned'
    | 'onlineAt'
    | 'phoneSeenAt'
  >
>;
