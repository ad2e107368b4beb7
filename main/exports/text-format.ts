import type { ChatFormat } from './format.ts';
import { dayFirst, localTime } from './local-time.ts';
import { authorOf, wordsOf } from './message-words.ts';

/*
 * WhatsApp's own form, `[23/11/2026, 10:24:12] Greta: hello`, which many tools read. A text of several lines goes on in
 * lines without a date.
 */

/** What a reader would take for the beginning of a message, marks of direction in front included. */
const looksLikeHead = /^[\u200e\u200f]*\[?\d{1,4}[-/.]/u;
/** Everything that some reader takes for the end of a line. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

export const textFormat: ChatFormat = {
  extension: 'txt',
  head: () => '',
  mediaFolder: '',
  message(message, head, _index, attached) {
    const said = wordsOf(message, attached, head.words);
    if (said === null) return '';
    // As WhatsApp writes it in English, whatever language the rest is in: this is what tools look for.
    const text = typeof attached === 'object' ? `<attached: ${attached.name}>\n${said}`.trimEnd() : said;
    const stamp = `[${dayFirst(message.sentAt)}, ${localTime(message.sentAt)}]`;
    return `${stamp} ${oneLine(authorOf(message, head))}: ${safeLines(text)}\n`;
  },
  tail: () => '',
};

/** A name that ends where the colon is. */
const oneLine = (name: string): string => {
  const line = name.split(lineEnds).join(' ').replaceAll(':', '\ua789').trim();
  return line === '' ? '~' : line;
};

/** Nobody can write a message that reads as two: such a line gets a space in front. */
const safeLines = (text: string): string =>
  text
    .split(lineEnds)
    .map((line, index) => (index > 0 && looksLikeHead.test(line) ? ` ${line}` : line))
    .join('\n');
