import type { Timestamp } from '../../preload/contract/model.ts';
import type { MarkKind } from './chat-batch.ts';

/**
 * What is said about a message that exists, kept until the service has taken it. What changes the look of others' messages
 * (reactions, votes, pins, stars) shows at once and is taken back when it is refused; what changes an own message (`edit`,
 * `deletion`) shows when it has been taken, and until then the message is shown as one that waits.
 */
export type MessageAction =
  | {
      readonly type: 'mark';
      readonly what: MarkKind;
      /** What is put on, open where it is a vote; empty takes it off. */
      readonly value: string;
      /** What was there before; null: nothing. Filled in by the store. */
      readonly before: { readonly at: Timestamp; readonly value: string } | null;
    }
  | {
      readonly type: 'edit';
      readonly text: string;
      /** Text of `detailText`. */
      readonly detail: string | null;
      readonly editedAt: Timestamp;
    }
  | { readonly type: 'deletion' }
  /** Taken away on this account's devices only. */
  | { readonly type: 'hide' };
