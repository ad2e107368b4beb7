import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSame, reuse } from '../../../renderer/stores/reuse.ts';

it('finds what says the same, and nothing else', () => {
  expect(isSame({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSame([], {})).toBe(false);
  expect(isSame([1], [1, 2])).toBe(false);
  expect(isSame(null, {})).toBe(false);
  fc.assert(fc.property(fc.jsonValue(), (value) => isSame(value, structuredClone(value))));
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
      // Names may come in another order, which no text of it shows: what differs as a text may still say the same.
      if (JSON.stringify(left) === JSON.stringify(right)) expect(isSame(left, right)).toBe(true);
      expect(isSame(left, right)).toBe(isSame(right, left));
    }),
  );
});

it('keeps what has not changed, and the whole list when nothing has', () => {
  const known = [
    { id: '1', text: 'one', marks: ['a'] },
    { id: '2', text: 'two', marks: [] },
  ];
  expect(reuse(known, structuredClone(known))).toBe(known);
  const other = [structuredClone(known[0]!), { id: '2', text: 'changed', marks: [] }];
  const next = reuse(known, other);
  expect(next).not.toBe(known);
  expect(next[0]).toBe(known[0]);
  expect(next[1]).toBe(other[1]);
  expect(reuse(known, known.slice(0, 1))).toEqual([known[0]]);
  expect(reuse(known, [...known].reverse())).toEqual([known[1], known[0]]);
});
