const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A picture by itself, or a sign that a variation selector or a keycap makes one. Digits alone are text. */
const picture = /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Emoji}\uFE0F|[\d#*]\uFE0F?\u20E3)/u;
/** Longer than three of the longest that there are. */
const longest = 120;

/** How many emoji a text of nothing but emoji has, up to three; 0 for any other text. */
export function onlyEmoji(text: string): 0 | 1 | 2 | 3 {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest) return 0;
  // Most texts begin with a letter, and cutting a text up is slow.
  if (!picture.test(trimmed)) return 0;
  const parts = Array.from(segmenter.segment(trimmed), ({ segment }) => segment);
  const { length } = parts;
  if (length > 3 || !parts.every((part) => picture.test(part))) return 0;
  return length as 1 | 2 | 3;
}
