import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  growRange,
  indicesOf,
  initialRange,
  newestRange,
} from '../../../renderer/features/conversation/message-range.ts';
import { message } from './samples.ts';

const messages = (count: number) => Array.from({ length: count }, (_, index) => message(index));

describe('the drawn part of a conversation', () => {
  it('is the newest at first, and follows what comes', () => {
    const range = newestRange(messages(100));
    expect(indicesOf(messages(100), range)).toEqual([40, 100]);
    expect(indicesOf(messages(103), range)).toEqual([40, 103]);
    expect(indicesOf(messages(5), newestRange(messages(5)))).toEqual([0, 5]);
    // Older ones that are loaded in front are not drawn before a reader comes near them.
    expect(indicesOf(messages(100), newestRange(messages(100).slice(70)))).toEqual([70, 100]);
  });

  it('is around the place of a reader who comes back', () => {
    const [from, to] = indicesOf(messages(500), initialRange(messages(500), message(200).id));
    expect(from).toBeLessThan(200);
    expect(to).toBeGreaterThan(220);
    expect(to).toBeLessThan(300);
    expect(initialRange(messages(50), 'gone' as never).endKey).toBeNull();
  });

  it('never has more than 240 elements, and always some, however one scrolls', () => {
    const edges = fc.array(fc.constantFrom('top' as const, 'bottom' as const), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1500 }), edges, (count, moves) => {
        const all = messages(count);
        let range = newestRange(all);
        for (const edge of moves) range = growRange(all, range, edge);
        const [from, to] = indicesOf(all, range);
        expect(to - from).toBeGreaterThan(0);
        expect(to - from).toBeLessThanOrEqual(240);
      }),
    );
  });

  it('reaches both ends', () => {
    const all = messages(1000);
    let range = newestRange(all);
    for (let step = 0; step < 20; step += 1) range = growRange(all, range, 'top');
    expect(indicesOf(all, range)[0]).toBe(0);
    for (let step = 0; step < 20; step += 1) range = growRange(all, range, 'bottom');
    expect(indicesOf(all, range)[1]).toBe(1000);
    expect(range.endKey).toBeNull();
  });
});
