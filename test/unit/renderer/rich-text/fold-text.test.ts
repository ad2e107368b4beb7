import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../renderer/rich-text/fold-text.ts';
import { endsPlainly, groupBlocks } from '../../../../renderer/rich-text/group-blocks.ts';
import { parseText } from '../../../../renderer/rich-text/parse-text.ts';

const loneHalf = /\p{Surrogate}/u;

describe('a long text', () => {
  it('is whole while it is not very long', () => {
    expect(foldText('a'.repeat(3000))).toBeNull();
    expect(foldText('a\n'.repeat(59))).toBeNull();
  });

  it('is cut between words, or after so many lines', () => {
    const words = foldText('word '.repeat(1000)) ?? '';
    expect(words.endsWith('word…')).toBe(true);
    expect((foldText('line\n'.repeat(500)) ?? '').split('\n')).toHaveLength(40);
  });

  it('is a beginning of the text and no half sign at its end, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ minLength: 3001, maxLength: 4000, unit: 'binary' }),
      fc
        .array(fc.constantFrom('a', ' ', '\n', '🎂'), { minLength: 100, maxLength: 5000 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (whole) => {
        const cut = foldText(whole);
        if (cut === null) return;
        const kept = cut.slice(0, -1);
        expect(whole.startsWith(kept)).toBe(true);
        expect(kept.length).toBeLessThan(whole.length);
        if (!loneHalf.test(whole)) expect(kept).not.toMatch(loneHalf);
      }),
    );
  });
});

describe('lines that belong together', () => {
  it('are one quote, one list', () => {
    const kinds = groupBlocks(parseText('> a\n> b\n- c\n- d\n1. e\nf\ng')).map((group) => [
      group.kind,
      group.kind === 'code' ? 0 : group.rows.length,
    ]);
    expect(kinds).toEqual([
      ['quote', 2],
      ['item', 2],
      ['number', 1],
      ['paragraph', 2],
    ]);
  });

  it('end in a line that the time can stand beside, or not', () => {
    expect(endsPlainly('a\nb')).toBe(true);
    expect(endsPlainly('a\n- b')).toBe(false);
    expect(endsPlainly('> b')).toBe(false);
    expect(endsPlainly('```\na\n```')).toBe(false);
  });
});
