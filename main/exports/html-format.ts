import { escaped } from './escaped.ts';
import type { ChatFormat, ChatHead } from './format.ts';
import { attachedMarkup } from './html-attached.ts';
import { contentSecurityPolicy, script, style } from './html-page.ts';
import { localDate, localTime } from './local-time.ts';
import { authorOf, wordsOf } from './message-words.ts';

const mediaFolder = 'media';
const titleOf = ({ chat, words }: ChatHead): string => (chat.title === '' ? words.status : chat.title);
const notes = new Set(['deleted', 'undecryptable', 'unsupported']);

/** One page a chat, with everything but files in it: readable offline, in light and dark, with a search box. */
export const htmlFormat = (withMedia: boolean): ChatFormat => {
  let day = '';
  return {
    extension: 'html',
    mediaFolder,
    head(head) {
      day = '';
      const { words } = head;
      const made = words.made(head.account.name, localDate(head.exportedAt));
      return [
        `<!doctype html>\n<html lang="${words.language}" dir="${words.direction}"><head><meta charset="utf-8">`,
        `<meta http-equiv="Content-Security-Policy" content="${escaped(contentSecurityPolicy(withMedia))}">`,
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
        `<title>${escaped(titleOf(head))}</title><style>${style}</style></head><body>`,
        `<header><h1><bdi>${escaped(titleOf(head))}</bdi></h1><p dir="auto">${escaped(made)}</p>`,
        `<input type="search" aria-label="${escaped(words.search)}" placeholder="${escaped(words.search)}">`,
        '<output></output></header>\n<main>\n',
      ].join('');
    },
    message(message, head, _index, attached) {
      const text = wordsOf(message, attached, head.words);
      if (text === null) return '';
      const date = localDate(message.sentAt);
      const heading = date === day ? '' : `<h2>${date}</h2>\n`;
      day = date;
      const kinds = [message.fromMe ? 'mine' : '', notes.has(message.kind) ? 'note' : ''].join(' ').trim();
      const edited = message.editedAt === null ? '' : ` ${escaped(head.words.edited)}`;
      const file = typeof attached === 'object' ? attachedMarkup(mediaFolder, attached.name, text) : '';
      const said = file !== '' && text === '' ? '' : `<p dir="auto">${escaped(text)}</p>`;
      return [
        `${heading}<article class="${kinds}">`,
        `<b><bdi>${escaped(authorOf(message, head))}</bdi></b>${file}${said}`,
        `<time datetime="${new Date(message.sentAt).toISOString()}">${localTime(message.sentAt)}${edited}</time></article>\n`,
      ].join('');
    },
    tail: () => `</main><script>${script}</script></body></html>\n`,
  };
};
