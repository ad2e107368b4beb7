import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchText } from '../../../../main/domain/search/match-text.ts';
import { readQuery } from '../../../../main/domain/search/search-query.ts';
import { snippetOf } from '../../../../main/domain/search/snippet.ts';

const snippet = (text: string, typed: string) => {
  const query = readQuery(typed);
  return snippetOf(text, query === null ? [] : (matchText(text, query) ?? []));
};
const marked = ({ text, ranges }: ReturnType<typeof snippet>) =>
  ranges.map(({ from, to }) => text.slice(from, to));

it('is the whole of a short text, on one line', () => {
  const found = snippet('See you\nat nine', 'nine');
  expect(found.text).toBe('See you at nine');
  expect(marked(found)).toEqual(['nine']);
});

it('begins a little before the first hit of a long text, at a word', () => {
  const text = `${'word '.repeat(60)}needle${' more'.repeat(80)} needle`;
  const found = snippet(text, 'needle');
  expect(found.text).toMatch(/^…(word )+needle( more)+/);
  expect(found.text.endsWith('…')).toBe(true);
  expect(found.text.length).toBeLessThan(170);
  expect(marked(found)).toEqual(['needle']);
});

it('never cuts a character in two, and marks inside itself', () => {
  const part = fc.constantFrom('😀', 'needle', ' ', '你', 'word', '\n');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 300 }), (parts) => {
      const found = snippet(parts.join(''), 'needle');
      expect(found.text).not.toMatch(/\p{Cs}/u);
      for (const { from, to } of found.ranges) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(found.text.length);
      }
    }),
  );
});
