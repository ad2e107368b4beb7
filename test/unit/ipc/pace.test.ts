import { expect, it } from 'vitest';
import type { Clock } from '../../../main/accounts/ports.ts';
import { Pace } from '../../../main/ipc/pace.ts';
import { manualClock } from '../manual-clock.ts';

/** A window that is told `told` pushes, each at its turn. */
function paced() {
  const clock = manualClock(1_000_000);
  const turns: number[] = [];
  let sequence = 0;
  const pace = new Pace(clock, () => {
    turns.push(clock.now() - 1_000_000);
    pace.telling();
    sequence += 1;
    pace.told(sequence);
  });
  return { clock, turns, pace };
}

it('tells at once what comes after a rest, and once for many wishes', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  pace.wish();
  clock.advance(0);
  expect(turns).toEqual([0]);
  expect(clock.pending()).toBe(0);
});

it('tells again when the page has drawn, two frames after the last time at the earliest', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  clock.advance(0);
  pace.wish();
  clock.advance(100);
  expect(turns).toEqual([0]);
  pace.drawn(1);
  clock.advance(0);
  expect(turns).toEqual([0, 100]);
  pace.drawn(2);
  pace.wish();
  clock.advance(32);
  expect(turns).toHaveLength(2);
  clock.advance(1);
  expect(turns).toEqual([0, 100, 133]);
});

it('does not take an old answer for the one that it waits for', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  clock.advance(0);
  pace.drawn(1);
  pace.wish();
  clock.advance(33);
  expect(turns).toHaveLength(2);
  pace.wish();
  pace.drawn(1);
  clock.advance(500);
  expect(turns).toHaveLength(2);
  pace.drawn(2);
  clock.advance(0);
  expect(turns).toHaveLength(3);
});

it('takes an answer that comes while it is still telling', () => {
  const clock = manualClock();
  let turns = 0;
  const pace = new Pace(clock, () => {
    turns += 1;
    pace.telling();
  });
  pace.wish();
  clock.advance(0);
  pace.drawn(4);
  pace.told(4);
  pace.wish();
  clock.advance(33);
  expect(turns).toBe(2);
});

it('does not wait for ever for a page that says nothing, nor when the clock was put back', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  clock.advance(0);
  pace.wish();
  clock.advance(999);
  expect(turns).toHaveLength(1);
  clock.advance(1);
  expect(turns).toHaveLength(2);

  let now = 5_000;
  const due: (() => void)[] = [];
  let told = 0;
  const turnedBack: Clock = {
    now: () => now,
    after: (milliseconds, callback) => {
      expect(milliseconds).toBe(0);
      due.push(callback);
      return () => undefined;
    },
  };
  const back = new Pace(turnedBack, () => {
    told += 1;
    back.telling();
    back.told(told);
  });
  back.wish();
  due.shift()?.();
  now = 1_000;
  back.wish();
  due.shift()?.();
  expect(told).toBe(2);
});

it('owes nothing to a page that begins anew', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  clock.advance(0);
  pace.reset();
  pace.wish();
  clock.advance(0);
  expect(turns).toHaveLength(2);
});

it('does not let a page that begins anew wait for what the last one has not drawn', () => {
  const { clock, turns, pace } = paced();
  pace.wish();
  clock.advance(0);
  pace.wish();
  pace.reset();
  pace.wish();
  clock.advance(0);
  expect(turns).toHaveLength(2);
  clock.advance(5_000);
  expect(turns).toHaveLength(2);
});
