import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { ConnectQueue } from '../../../main/accounts/connect-queue.ts';
import { manualClock } from '../manual-clock.ts';

const id = (index: number): AccountId => `account-${String(index).padStart(4, '0')}` as AccountId;

function queue(options: { pinned?: readonly AccountId[]; random?: () => number } = {}) {
  const clock = manualClock();
  const granted: AccountId[] = [];
  const pinned = new Set(options.pinned);
  const tested = new ConnectQueue(
    clock,
    options.random ?? (() => 0.5),
    { concurrency: 4, jitter: 200 },
    (account) => pinned.has(account),
  );
  return {
    clock,
    granted,
    tested,
    enter: (account: AccountId) => tested.enter(account, () => granted.push(account)),
  };
}

describe('the connect queue', () => {
  it('lets a hundred accounts connect four at a time, however fast they come', () => {
    const { clock, granted, tested, enter } = queue();
    for (let index = 0; index < 100; index++) enter(id(index));
    clock.advance(1_000);
    expect(granted).toHaveLength(4);
    for (let round = 1; round < 25; round++) {
      for (const account of granted.slice(-4)) tested.leave(account);
      clock.advance(1_000);
      expect(granted).toHaveLength(4 * (round + 1));
    }
    expect(new Set(granted).size).toBe(100);
    expect(clock.pending()).toBe(0);
  });

  it('takes the account in view first and at once, then pinned ones, then the others in their order', () => {
    const { clock, granted, tested, enter } = queue({ pinned: [id(8), id(6)] });
    for (let index = 0; index < 10; index++) enter(id(index));
    clock.advance(1_000);
    tested.setInView(id(9));
    clock.advance(0);
    expect(granted.at(-1)).toBe(id(9));
    for (let index = 0; index < 4; index++) tested.leave(id(index));
    clock.advance(1_000);
    expect(granted.slice(5)).toEqual([id(6), id(8), id(4)]);
  });

  it('spreads the starts over its jitter', () => {
    const starts: number[] = [];
    let next = 0;
    const clock = manualClock();
    const tested = new ConnectQueue(clock, () => (next++ % 4) / 4, { concurrency: 4, jitter: 200 });
    for (let index = 0; index < 4; index++) tested.enter(id(index), () => starts.push(clock.now()));
    clock.advance(1_000);
    expect(starts).toEqual([0, 50, 100, 150]);
  });

  it('grants one place per account, and none to one that has left', () => {
    const { clock, granted, tested, enter } = queue();
    enter(id(1));
    enter(id(1));
    enter(id(2));
    tested.leave(id(2));
    clock.advance(1_000);
    expect(granted.filter((account) => account === id(1)).length).toBeGreaterThanOrEqual(1);
    expect(granted).not.toContain(id(2));
    expect(clock.pending()).toBe(0);
    tested.leave(id(7));
  });
});
