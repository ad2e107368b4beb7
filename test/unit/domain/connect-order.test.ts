import { describe, expect, it } from 'vitest';
import { nextToConnect } from '../../../main/domain/connect-order.ts';

const waiting = [
  { id: 'c', inView: false, ticket: 3 },
  { id: 'a', inView: false, ticket: 1 },
  { id: 'b', inView: true, ticket: 2 },
];

describe('nextToConnect', () => {
  it('lets the account in view go first, then first come, first served', () => {
    expect(nextToConnect(waiting, 0, 10)).toEqual(['b', 'a', 'c']);
  });

  it('fills what is free and no more', () => {
    expect(nextToConnect(waiting, 2, 4)).toEqual(['b', 'a']);
    expect(nextToConnect(waiting, 4, 4)).toEqual([]);
    expect(nextToConnect(waiting, 9, 4)).toEqual([]);
  });
});
