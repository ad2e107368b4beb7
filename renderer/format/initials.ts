const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const firstGrapheme = (word: string): string => {
  for (const { segment } of segmenter.segment(word)) return segment;
  return '';
};

/** Scripts whose letters stand alone. In others two letters side by side would join or read as a word. */
const standsAlone = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const letterOrDigit = /^[\p{L}\p{N}]/u;

/** One or two signs that stand for a name. For a phone number: its last two digits. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^\+?[\d\s()-]+$/.test(trimmed)) return trimmed.replaceAll(/\D/g, '').slice(-2);
  const words = trimmed.split(/\s+/).filter((word) => letterOrDigit.test(word));
  const [first] = words;
  if (first === undefined) return firstGrapheme(trimmed);
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (last === undefined || !standsAlone.test(first) || !standsAlone.test(last)) {
    return firstGrapheme(first).toLocaleUpperCase();
  }
  return (firstGrapheme(first) + firstGrapheme(last)).toLocaleUpperCase();
}
