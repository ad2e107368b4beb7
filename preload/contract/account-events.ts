import type { DisconnectReason, Timestamp } from './model.ts';

/** What can be told of an account's past. Each has a sentence in the catalogue (`events.*`). */
export type AccountEventKind =
  | 'linked'
  | 'connected'
  | 'lost'
  | 'retried'
  | 'stopped'
  | 'paused'
  | 'resumed'
  | 'unlinked'
  | 'backed-up'
  | 'backup-failed'
  | 'restored';

/** One line of "What happened". */
export interface AccountEvent {
  readonly at: Timestamp;
  readonly kind: AccountEventKind;
  /** Why; null where there is nothing to say. */
  readonly reason: DisconnectReason | null;
}

/** A page of lines, newest first; `cursor` goes into the next call. */
export interface AccountEventPage {
  readonly events: readonly (AccountEvent & { readonly id: string })[];
  readonly cursor: string | null;
}
