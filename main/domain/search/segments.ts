import { foldWord } from './fold-word.ts';

/**
 * A piece of a text that search knows, from the place where it stands (UTF-16 units).
 * - `word`: letters and digits between spaces and signs; found as a whole or by its beginning.
 * - `run`: writing without spaces between words (Chinese, Japanese, Thai, …), as its single characters; found anywhere in it.
 * - `sign`: one emoji; found as such, whatever its skin tone.
 */
export type Segment =
  | { readonly type: 'word' | 'sign'; readonly from: number; readonly to: number; readonly token: string }
  | { readonly type: 'run'; readonly from: number; readonly to: number; readonly units: readonly RunUnit[] };

/** One character of a run, with the marks on it. */
export interface RunUnit {
  readonly from: number;
  readonly to: number;
  readonly token: string;
}

const spaceless =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30fc\\uff70\\p{sc=Bopomofo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';
const mark = '[\\p{M}\\u200b-\\u200d\\u2060\\uff9e\\uff9f]';
const runUnit = `(?:(?=[\\p{L}\\p{N}])[${spaceless}])${mark}*`;
/** Joiners, soft hyphens and tatweel stand inside words. */
const wordPart = `(?![${spaceless}])[\\p{L}\\p{N}\\p{M}\\u00ad\\u0640\\u200b-\\u200d\\u2060]`;
const sign = '(?:\\p{RI}\\p{RI}|(?!\\p{RI})\\p{Extended_Pictographic})';

/** Run, word, sign. The groups have no names: an object of names for every word takes as long as to find it. */
const pieces = new RegExp(`((?:${runUnit})+)|((?:${wordPart})+)|${sign}`, 'gu');
const units = new RegExp(runUnit, 'gu');
const asciiText = /^[\0-\u007f]*$/;
const asciiWords = /[A-Za-z0-9]+/g;

/** What of a text can be found, in its order. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  if (asciiText.test(text)) {
    for (const { 0: word, index } of text.matchAll(asciiWords)) {
      segments.push({ type: 'word', from: index, to: index + word.length, token: foldWord(word) });
    }
    return segments;
  }
  for (const match of text.matchAll(pieces)) {
    const [piece, run, word] = match;
    const from = match.index;
    const to = from + piece.length;
    if (run !== undefined) {
      const inRun = unitsOf(piece, from);
      if (inRun.length > 0) segments.push({ type: 'run', from, to, units: inRun });
      continue;
    }
    const token = foldWord(piece);
    const type = word === undefined ? 'sign' : 'word';
    if (token !== '') segments.push({ type, from, to, token });
  }
  return segments;
}

function unitsOf(run: string, start: number): RunUnit[] {
  const found: RunUnit[] = [];
  for (const { 0: unit, index } of run.matchAll(units)) {
    const token = foldWord(unit);
    if (token !== '') found.push({ from: start + index, to: start + index + unit.length, token });
  }
  return found;
}
