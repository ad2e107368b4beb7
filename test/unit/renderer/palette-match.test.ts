import { describe, expect, it } from 'vitest';
import { bestOf, foldText, paletteScore, paletteWords } from '../../../renderer/stores/palette-match.ts';

const score = (text: string, typed: string): number | null =>
  paletteScore(foldText(text), paletteWords(typed));

describe('what the palette finds', () => {
  it.each([
    ['Maria Lopez', 'mar', true],
    ['Maria Lopez', 'lop', true],
    ['Maria Lopez', 'lop mar', true],
    ['Spring market', 'mar', true],
    ['Übermut', 'uber', true],
    ['José', 'jose', true],
    ['JOSÉ', 'josé', true],
    ['Maria Lopez', 'max', false],
    ['Maria Lopez', 'ar', false],
    ['+49 151 200 000 00', '200', true],
    ['مخبز الباب الأزرق', 'الباب', true],
    ['anything', '', true],
    ['anything', '   ', true],
  ])('%s by "%s": %s', (text, typed, found) => {
    expect(score(text, typed) !== null).toBe(found);
  });

  it('puts the beginning of a name before the beginning of a word in it', () => {
    const names = ['Old Anna', 'Anna Keller', 'Joanna'];
    expect(bestOf(names, foldText, paletteWords('ann'), 9)).toEqual(['Anna Keller', 'Old Anna', 'Joanna']);
  });

  it('keeps the order of what fits alike, and no more than asked for', () => {
    expect(bestOf(['a 1', 'a 2', 'a 3'], foldText, paletteWords('a'), 2)).toEqual(['a 1', 'a 2']);
    expect(bestOf(['b', 'a'], foldText, [], 2)).toEqual(['b', 'a']);
  });

  it('looks through ten thousand names', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => foldText(`Person Number ${index} of Many`));
    expect(bestOf(names, (name) => name, paletteWords('num 99'), 8)).toHaveLength(8);
  });
});
