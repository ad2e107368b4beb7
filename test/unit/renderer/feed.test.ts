import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushEvent } from '../../../preload/contract/events.ts';
import { receive, settle, waitingFeed, type Feed } from '../../../renderer/stores/feed.ts';

const event = (sequence: number): PushEvent => ({ type: 'accounts', sequence, upserts: [], removed: [] });
const numbers = (events: readonly PushEvent[]): number[] => events.map((item) => item.sequence);

describe('the feed', () => {
  it('holds pushes back until the snapshot says what it covers', () => {
    const early = receive(receive(waitingFeed, event(5)).feed, event(6));
    expect(early.apply).toEqual([]);
    const settled = settle(early.feed, 5);
    expect(numbers(settled.apply)).toEqual([6]);
    expect(settled).toMatchObject({ feed: { last: 6, held: [] }, needsSnapshot: false });
  });

  it('drops what it has seen and applies what follows', () => {
    const feed: Feed = { last: 3, held: [] };
    expect(receive(feed, event(3)).apply).toEqual([]);
    expect(numbers(receive(feed, event(4)).apply)).toEqual([4]);
  });

  it('asks for a snapshot when a number is missing, and keeps the push', () => {
    const gap = receive({ last: 3, held: [] }, event(5));
    expect(gap).toMatchObject({ apply: [], needsSnapshot: true });
    expect(numbers(settle(gap.feed, 4).apply)).toEqual([5]);
    expect(numbers(settle(gap.feed, 5).apply)).toEqual([]);
  });

  it('asks again when there is a hole behind the snapshot', () => {
    const settled = settle({ last: null, held: [event(7), event(9)] }, 6);
    expect(numbers(settled.apply)).toEqual([7]);
    expect(settled.needsSnapshot).toBe(true);
    expect(numbers(settled.feed.held)).toEqual([9]);
  });

  it('applies every push at most once and in order, whatever is lost, doubled or late', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), fc.integer({ min: 0, max: 30 }), (order, at) => {
        let feed = waitingFeed;
        const applied: number[] = [];
        const take = (receipt: ReturnType<typeof receive>): void => {
          feed = receipt.feed;
          applied.push(...numbers(receipt.apply));
        };
        for (const [index, sequence] of order.entries()) {
          if (index === Math.min(at, order.length - 1)) take(settle(feed, at));
          take(receive(feed, event(sequence)));
        }
        const afterSnapshot = applied.filter((sequence) => sequence > at);
        expect(afterSnapshot).toEqual(afterSnapshot.toSorted((left, right) => left - right));
        expect(new Set(applied).size).toBe(applied.length);
      }),
    );
  });
});
