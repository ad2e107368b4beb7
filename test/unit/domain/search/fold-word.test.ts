import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldWord } from '../../../../main/domain/search/fold-word.ts';

/** The way for all words, which those of letters that are folded already do not take. */
const theLongWay = (word: string): string => {
  // Upper-case ASCII sends a word there; it is taken off again.
  const folded = foldWord(`É${word}`);
  expect(folded.startsWith('e')).toBe(true);
  return folded.slice(1);
};

const every = Array.from({ length: 0x1_00_00 }, (_, unit) => unit)
  .filter((unit) => unit < 0xd8_00 || unit > 0xdf_ff)
  .map((unit) => String.fromCharCode(unit));

/** Some that fold to themselves, beside some that do not. */
const units = [
  0x39, 0x7a, 0xe9, 0x0430, 0x0431, 0x0432, 0x0438, 0x0439, 0x044f, 0x0451, 0x0623, 0x0627, 0x0628, 0x0629,
  0x0643, 0x0649, 0x064a, 0x0906, 0x0915, 0x0916, 0x0928, 0x0929, 0x0930, 0x0931, 0x0932, 0x0933, 0x0934,
  0x0935, 0x0939, 0x093c, 0x093e, 0x093f, 0x0940, 0x094d, 0x4e16, 0x53f0, 0x706f, 0x8c48,
];

it('folds each letter the same, alone and in a word', () => {
  const differing = every.filter(
    (letter) => letter > '\u007f' && /[\p{L}\p{N}]/u.test(letter) && foldWord(letter) !== theLongWay(letter),
  );
  expect(differing).toEqual([]);
});

it('folds words of the scripts that need nothing the same as all others', () => {
  const letters = fc.constantFrom(...units).map((unit) => String.fromCharCode(unit));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
      const word = parts.join('');
      expect(foldWord(word)).toBe(theLongWay(word));
    }),
  );
});
