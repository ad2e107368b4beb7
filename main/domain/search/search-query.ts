import { segmentsOf } from './segments.ts';

/**
 * What a person searches for: everything named must be in a text.
 * `words` whole, `beginnings` as beginnings of words, `signs` as they are, `runs` next to each other in one run.
 */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
  readonly signs: readonly string[];
  readonly runs: readonly (readonly string[])[];
}

/** More than this many parts make nothing clearer, only slower. */
const mostParts = 16;

/**
 * Reads what was typed. The last word counts as begun while the text ends with it; with `everyWord` all words do, as one
 * looks for names. Null when there is nothing to search for.
 */
export function readQuery(text: string, everyWord = false): SearchQuery | null {
  const segments = segmentsOf(text).slice(0, mostParts);
  const last = segments.at(-1);
  if (last === undefined) return null;
  const words = new Set<string>();
  const beginnings = new Set<string>();
  const signs = new Set<string>();
  const runs: string[][] = [];
  for (const segment of segments) {
    if (segment.type === 'run') runs.push(segment.units.map(({ token }) => token));
    else if (segment.type === 'sign') signs.add(segment.token);
    else if (everyWord || (segment === last && segment.to === text.length)) beginnings.add(segment.token);
    else words.add(segment.token);
  }
  return { words: [...words], beginnings: [...beginnings], signs: [...signs], runs };
}
