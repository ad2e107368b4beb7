import type { AccountId } from './model.ts';

/** Two places that should say the same of an account and do not. Each has a sentence in the catalogue (`check.difference.*`). */
export type CheckDifferenceKind =
  | 'session-misplaced'
  | 'account-not-loaded'
  | 'account-not-stored'
  | 'socket-missing'
  | 'socket-closed'
  | 'socket-unwanted'
  | 'socket-stray'
  | 'socket-twice'
  | 'number-twice'
  | 'credentials-missing'
  | 'credentials-left-over'
  | 'credentials-without-account';

export interface CheckDifference {
  readonly kind: CheckDifferenceKind;
  readonly accountId: AccountId;
}

/** What a look at all connections has found. */
export interface CheckReport {
  readonly accounts: number;
  /** Accounts that are online, or getting their chats. */
  readonly online: number;
  /** Connections that are really open. */
  readonly open: number;
  readonly differences: readonly CheckDifference[];
}
