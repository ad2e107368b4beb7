import type { TextRange } from '../../../preload/contract/search-commands.ts';
import type { SearchQuery } from './search-query.ts';
import { segmentsOf, type RunUnit, type Segment } from './segments.ts';
import { foldWord } from './fold-word.ts';

/**
 * The places of a text that a query names, in order and apart; null when something that was asked for is missing.
 * This is what "found" means: the index only says where to look.
 */
export function matchText(text: string, query: SearchQuery): TextRange[] | null {
  const missing = new Set<unknown>(query.runs);
  for (const token of query.words) missing.add(wordKey(token));
  for (const token of query.beginnings) missing.add(beginningKey(token));
  for (const token of query.signs) missing.add(token);
  const ranges: TextRange[] = [];
  for (const segment of segmentsOf(text)) {
    if (segment.type === 'run') {
      for (const run of query.runs) {
        const hits = inRun(segment.units, run);
        if (hits.length > 0) missing.delete(run);
        ranges.push(...hits);
      }
    } else if (segment.type === 'sign') {
      if (!query.signs.includes(segment.token)) continue;
      missing.delete(segment.token);
      ranges.push({ from: segment.from, to: segment.to });
    } else matchWord(text, segment, query, missing, ranges);
  }
  return missing.size === 0 ? joined(ranges) : null;
}

function matchWord(
  text: string,
  { token, from, to }: Segment & { type: 'word' | 'sign' },
  query: SearchQuery,
  missing: Set<unknown>,
  ranges: TextRange[],
): void {
  if (query.words.includes(token)) {
    missing.delete(wordKey(token));
    ranges.push({ from, to });
  }
  for (const beginning of query.beginnings) {
    if (!token.startsWith(beginning)) continue;
    missing.delete(beginningKey(beginning));
    ranges.push({ from, to: from + lengthOfBeginning(text.slice(from, to), beginning) });
  }
}

const wordKey = (token: string): string => `word ${token}`;
const beginningKey = (token: string): string => `beginning ${token}`;

function inRun(units: readonly RunUnit[], run: readonly string[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = 0; start + run.length <= units.length; start++) {
    if (!run.every((token, index) => units[start + index]?.token === token)) continue;
    const first = units[start];
    const last = units[start + run.length - 1];
    if (first !== undefined && last !== undefined) ranges.push({ from: first.from, to: last.to });
  }
  return ranges;
}

/** So much of a word as its letters were written makes the folded beginning. */
function lengthOfBeginning(word: string, beginning: string): number {
  let length = 0;
  for (const letter of word) {
    length += letter.length;
    if (foldWord(word.slice(0, length)).length >= beginning.length) break;
  }
  // Marks that follow belong to the letter before them.
  const marks = /^\p{M}+/u.exec(word.slice(length));
  return length + (marks?.[0].length ?? 0);
}

/** Ranges in order; what touches or overlaps becomes one. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else result.push(range);
  }
  return result;
}
