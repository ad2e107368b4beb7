import type { Timestamp } from '../../preload/contract/model.ts';

/*
 * How facts join that people put on messages. Commutative, associative and idempotent, like those of `chat-fold.ts`.
 */

export interface Mark {
  readonly at: Timestamp;
  readonly value: string;
}

/** The later one; of the same instant, the greater one, so that order does not matter. */
export function laterMark(one: Mark | null, other: Mark): Mark {
  if (one === null || other.at > one.at) return other;
  return other.at === one.at && other.value > one.value ? other : one;
}

/** When a message reached one member; 0: not known. */
export interface ReceiptTimes {
  readonly deliveredAt: Timestamp;
  readonly readAt: Timestamp;
  readonly playedAt: Timestamp;
}

export const noReceipt: ReceiptTimes = { deliveredAt: 0, readAt: 0, playedAt: 0 };

const earlier = (one: number, other: number): number =>
  one === 0 || other === 0 ? one + other : Math.min(one, other);

/** Each of a member's devices tells it: the first time counts. */
export function joinReceipts(one: ReceiptTimes, other: ReceiptTimes): ReceiptTimes {
  return {
    deliveredAt: earlier(one.deliveredAt, other.deliveredAt),
    readAt: earlier(one.readAt, other.readAt),
    playedAt: earlier(one.playedAt, other.playedAt),
  };
}

export const sameReceipts = (one: ReceiptTimes, other: ReceiptTimes): boolean =>
  one.deliveredAt === other.deliveredAt && one.readAt === other.readAt && one.playedAt === other.playedAt;
