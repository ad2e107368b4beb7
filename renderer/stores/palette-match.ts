/** Case and accents do not count: "José" is found by "jose". */
export const foldText = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * How well a text fits what was typed: every word of it must begin a word of the text (or its digits stand in a number).
 * Higher is better, null is no fit. Nothing typed fits everything.
 */
export function paletteScore(folded: string, words: readonly string[]): number | null {
  let score = 0;
  for (const word of words) {
    const at = folded.indexOf(word);
    if (at === -1) return null;
    if (at === 0) score += 3;
    else if (startsWord(folded, word)) score += 2;
    else if (/^\d+$/.test(word) || word.length > 2) score += 1;
    else return null;
  }
  return score;
}

function startsWord(folded: string, word: string): boolean {
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '')) return true;
  }
  return false;
}

/** What was typed, as words to look for. */
export const paletteWords = (typed: string): readonly string[] =>
  foldText(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** The best of what fits, best first; what fits alike keeps its order. */
export function bestOf<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  words: readonly string[],
  limit: number,
): readonly Item[] {
  if (words.length === 0) return items.slice(0, limit);
  const fits: { readonly item: Item; readonly score: number }[] = [];
  for (const item of items) {
    const score = paletteScore(textOf(item), words);
    if (score !== null) fits.push({ item, score });
  }
  return fits
    .toSorted((left, right) => right.score - left.score)
    .slice(0, limit)
    .map(({ item }) => item);
}
