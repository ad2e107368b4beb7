import { describe, expect, it } from 'vitest';
import { nextToConnect } from '../../../main/domain/connect-order.ts';

const waiting = [
  { id: 'c', inView: false, pinned: false, ticket: 3 },
  { id: 'a', inView: false, pinned: false, ticket: 1 },
  { id: 'd', inView: false, pinned: true, ticket: 4 },
  { id: 'b', inView: true, pinned: false, ticket: 2 },
];

describe('nextToConnect', () => {
  it('lets the account in view go first, then pinned ones, then first come, first served', () => {
    expect(nextToConnect(waiting, 0, 10)).toEqual(['b', 'd', 'a', 'c']);
  });

  it('fills what is free and no more', () => {
    expect(nextToConnect(waiting, 2, 4)).toEqual(['b', 'd']);
    const others = waiting.filter(({ inView }) => !inView);
    expect(nextToConnect(others, 4, 4)).toEqual([]);
    expect(nextToConnect(others, 9, 4)).toEqual([]);
  });

  it('does not let the account in view wait for a place', () => {
    expect(nextToConnect(waiting, 4, 4)).toEqual(['b']);
    expect(nextToConnect(waiting, 5, 4)).toEqual(['b']);
  });
});
