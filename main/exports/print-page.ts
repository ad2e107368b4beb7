import { createHash } from 'node:crypto';
import type { ExportedMessage } from '../accounts/export-port.ts';
import type { ChatHead } from './format.ts';
import { escaped } from './escaped.ts';
import { localDate, localTime } from './local-time.ts';
import { authorOf, wordsOf } from './message-words.ts';

/* A chat as it stands on paper: dark on white, nothing that scrolls, and nothing that could run. */

const style = `
body{margin:0;color:#000;background:#fff;font:11pt/1.4 system-ui,sans-serif}
h1{margin:0;font-size:16pt;overflow-wrap:anywhere}
header p{margin:0 0 12pt;color:#444;font-size:9pt}
h2{margin:12pt 0 6pt;font-size:9pt;break-after:avoid}
article{margin:0 0 6pt;break-inside:avoid-page}
article p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start}
article.note p{font-style:italic}
b{overflow-wrap:anywhere}
time{color:#444;font-size:9pt}
`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const notes = new Set(['deleted', 'undecryptable', 'unsupported']);

/** A message on paper; empty for what nobody wrote. */
export function printedMessage(message: ExportedMessage, head: ChatHead): string {
  const text = wordsOf(message, 'left-out', head.words);
  if (text === null) return '';
  const edited = message.editedAt === null ? '' : ` ${escaped(head.words.edited)}`;
  return [
    `<article${notes.has(message.kind) ? ' class="note"' : ''}><b><bdi>${escaped(authorOf(message, head))}</bdi></b> `,
    `<time>${localTime(message.sentAt)}${edited}</time><p dir="auto">${escaped(text)}</p></article>\n`,
  ].join('');
}

/**
 * The whole page.
 * @param messages what `printedMessage` gave, with when it was sent; oldest first
 * @param leftOut how many older ones are not on it
 */
export function printedPage(
  head: ChatHead,
  messages: readonly { readonly sentAt: number; readonly html: string }[],
  leftOut: number,
): string {
  const { words } = head;
  const title = escaped(head.chat.title === '' ? words.status : head.chat.title);
  const made = words.printed(head.account.name, localDate(head.exportedAt));
  const rest = leftOut === 0 ? '' : ` ${words.printedPart(messages.length)}`;
  let day = '';
  const body = messages.map(({ sentAt, html }) => {
    const date = localDate(sentAt);
    const heading = date === day ? '' : `<h2>${date}</h2>\n`;
    day = date;
    return heading + html;
  });
  return [
    `<!doctype html>\n<html lang="${words.language}" dir="${words.direction}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    `<title>${title}</title><style>${style}</style></head><body>`,
    `<header><h1 dir="auto">${title}</h1><p dir="auto">${escaped(made + rest)}</p></header>\n<main>\n`,
    ...body,
    '</main></body></html>\n',
  ].join('');
}
