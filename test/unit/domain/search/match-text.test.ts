import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../../main/domain/search/fold-word.ts';
import { matchText } from '../../../../main/domain/search/match-text.ts';
import { readQuery } from '../../../../main/domain/search/search-query.ts';
import { segmentsOf } from '../../../../main/domain/search/segments.ts';
import { termsOf, termsToFind } from '../../../../main/domain/search/terms.ts';

/** The parts of a text that a search marks; null when it is not found. */
function marked(text: string, typed: string): string[] | null {
  const query = readQuery(typed);
  if (query === null) return null;
  return matchText(text, query)?.map(({ from, to }) => text.slice(from, to)) ?? null;
}

describe('what is found', () => {
  it.each([
    ['case', 'Good MORNING everyone', 'good Morning ', ['Good', 'MORNING']],
    ['accents of the text', 'Crème brûlée', 'creme brulee', ['Crème', 'brûlée']],
    ['accents of the search', 'Creme brulee', 'crème', ['Creme']],
    ['decomposed letters', 'cafe\u0301 au lait', 'café ', ['cafe\u0301']],
    [
      'letters that no decomposition knows',
      'Łódź, Straße, Ørsted',
      'lodz strasse orst',
      ['Łódź', 'Straße', 'Ørst'],
    ],
    ['the dotless i', 'İSTANBUL ılık', 'istanbul ilik', ['İSTANBUL', 'ılık']],
    ['Greek and its last sigma', 'Ο ΛΟΓΟΣ', 'λόγος', ['ΛΟΓΟΣ']],
    ['Cyrillic', 'Привет, Ёлка', 'елка', ['Ёлка']],
    ['the beginning of the last word', 'Wednesday at nine', 'at wed', ['Wed', 'at']],
    ['no beginning of an earlier word', 'Wednesday at nine', 'wed at', null],
    ['no beginning when the word is ended', 'Wednesday', 'wed ', null],
    ['no middle of a word', 'Wednesday', 'nesday', null],
    ['every word', 'one two three', 'one four', null],
    ['numbers', 'room 4711, floor 2', '47', ['47']],
    ['addresses', 'see https://example.com/path', 'example com', ['example', 'com']],
    ['Chinese anywhere in a run', '我们明天在北京见面', '北京', ['北京']],
    ['one Chinese character', '我们明天在北京见面', '见', ['见']],
    ['the last Chinese character', '我们明天在北京见面', '面', ['面']],
    ['Chinese only next to each other', '北方的东京', '北京', null],
    ['Japanese of both kinds', '明日カラオケに行く', 'カラオケ', ['カラオケ']],
    ['half width and full width', 'ＡＢＣ ｶﾗｵｹ', 'abc カラ', ['ＡＢＣ', 'ｶﾗ']],
    ['voiced kana apart', 'かき', 'がき', null],
    ['Thai without spaces', 'สวัสดีครับ', 'ครับ', ['ครับ']],
    ['Korean by a syllable that is still typed', '안녕하세요', '안녀', ['안녕']],
    ['Arabic without its points', 'مَرْحَبًا بالعالم', 'مرحبا', ['مَرْحَبًا']],
    ['Hebrew without its points', 'שָׁלוֹם לך', 'שלום', ['שָׁלוֹם']],
    ['Devanagari with its vowel signs', 'नमस्ते दुनिया', 'नमस्ते', ['नमस्ते']],
    ['other vowel signs', 'कि', 'का', null],
    ['emoji', 'Done 🎉 thanks', '🎉', ['🎉']],
    ['emoji of any skin', 'ok 👍🏽', '👍', ['👍']],
    ['one of a family', '👨‍👩‍👧', '👩', ['👩']],
    ['flags as a whole', 'Go 🇩🇪', '🇩🇪', ['🇩🇪']],
    ['no half of a flag', '🇩🇪🇫🇷', '🇪🇫', null],
  ])('%s', (_name, text, typed, expected) => {
    expect(marked(text, typed)?.toSorted() ?? null).toEqual(expected?.toSorted() ?? null);
  });

  it('is nothing for a text without letters', () => {
    for (const typed of ['', '  ', '"', '*', '()', '...', '—']) expect(readQuery(typed)).toBeNull();
  });

  it('looks the same written in capitals, decomposed or composed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüßéñçа-я0-9 ]{1,40}$/u), (text) => {
        const forms = [text, text.toUpperCase(), text.normalize('NFD'), text.normalize('NFKC')];
        const tokens = forms.map((form) =>
          segmentsOf(form).map((one) => (one.type === 'run' ? '' : one.token)),
        );
        expect(new Set(tokens.map((one) => one.join(' '))).size).toBe(1);
      }),
    );
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('hello', 'Hallo', 'été', '你好世界', 'ok', '👍', 'สวัสดี', '한국', ' ', '-', 'ｶﾞ'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

describe('any text at all', () => {
  it('gives segments in order, apart from each other, inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { from, to } of segmentsOf(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is found by each of its own parts, and those lie where they are marked', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { from, to } of segmentsOf(text)) {
          const query = readQuery(text.slice(from, to));
          if (query === null) continue;
          const ranges = matchText(text, query);
          expect(ranges).not.toBeNull();
          for (const range of ranges ?? []) {
            expect(range.to).toBeGreaterThan(range.from);
            expect(range.to).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  it('has every term in the index that a search which finds it asks for', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, typed) => {
        const query = readQuery(typed);
        if (query === null || matchText(text, query) === null) return;
        const terms = termsOf({ account: 1, chat: 1, fromMe: 0, sender: 0, kind: 'text', text });
        const { exact, beginnings } = termsToFind(query);
        for (const term of exact) expect(terms).toContain(term);
        for (const term of beginnings) expect([...terms].some((one) => one.startsWith(term))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('gives terms of letters and digits only, so that each is one word to the index', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const segment of segmentsOf(text)) {
          const tokens = segment.type === 'run' ? segment.units.map(({ token }) => token) : [segment.token];
          for (const token of tokens) expect(token).toMatch(/^[^\0-/:-`{-\u007f]+$/);
        }
      }),
    );
  });

  it('folds to something that folds to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldWord(text);
        expect(foldWord(once)).toBe(once);
      }),
    );
  });
});
