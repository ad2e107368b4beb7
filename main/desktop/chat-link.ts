import type { ErrorCode } from '../../preload/contract/result.ts';

/** A chat that a link of WhatsApp names. */
export interface ChatLink {
  /** Digits with country code. */
  readonly phoneNumber: string;
  /** What the link would have written; empty when it says nothing. */
  readonly text: string;
}

export type LinkRefusal = Extract<
  ErrorCode,
  'link-unreadable' | 'link-without-number' | 'link-too-long' | 'link-unsuited'
>;

export type LinkReading =
  { readonly ok: true; readonly link: ChatLink } | { readonly ok: false; readonly code: LinkRefusal };

/** Text of people, percent-encoded three bytes for one, and room for the rest. */
const longestLink = 32_768;
/** Longer than anything that somebody puts into a link by hand, and what can be looked over before it is sent. */
const longestText = 4_096;

const webHosts = new Set(['wa.me', 'www.wa.me', 'api.whatsapp.com', 'web.whatsapp.com']);
/** What WhatsApp's own pages add, which changes nothing about the chat. */
const harmless = /^(?:type|app_absent|source|lang|context|utm_[a-z]+)$/;
// oxlint-disable-next-line no-control-regex -- just these are looked for
const control = /[\u0000-\u001f\u007f-\u009f]/u;
/** The same but for line breaks and tabs, which a text may have. */
// oxlint-disable-next-line no-control-regex -- just these are looked for
const unwritten = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

/** Whether a word of the command line, or what a system hands over, is meant as such a link at all. */
export const isChatLink = (text: string): boolean =>
  /^whatsapp:/iu.test(text) || webHosts.has(hostOf(text) ?? '');

const refused = (code: LinkRefusal): LinkReading => ({ ok: false, code });

/**
 * Reads `whatsapp://send?phone=…&text=…` and what WhatsApp's pages make of it: `https://wa.me/NUMBER?text=…`,
 * `https://api.whatsapp.com/send?phone=…` (forms: faq.whatsapp.com/5913398998672934). Anybody can make such a link, so it is
 * taken literally or not at all, and nothing in it is ever sent by itself.
 */
export function readChatLink(text: string): LinkReading {
  if (text.length > longestLink) return refused('link-too-long');
  const url = parse(text);
  // A program would have encoded them; raw ones are meant to hide something.
  if (url === null || control.test(text)) return refused('link-unreadable');
  const number = numberIn(url);
  if (number === null) return refused('link-unsuited');
  const { searchParams } = url;
  const names = [...searchParams.keys()];
  const isKnown = (name: string): boolean => name === 'phone' || name === 'text' || harmless.test(name);
  const isTwice = names.some((name, index) => names.indexOf(name) !== index);
  if (isTwice || !names.every(isKnown) || url.username !== '' || url.password !== '' || url.hash !== '')
    return refused('link-unreadable');
  if (number.trim() === '') return refused('link-without-number');
  // Not encoded, a "+" in front comes out as a space.
  const digits = number.replace(/[\s().-]/gu, '').replace(/^\+/u, '');
  if (!/^[1-9]\d{6,14}$/u.test(digits)) return refused('link-unreadable');
  const said = (searchParams.get('text') ?? '').replace(/\r\n?/gu, '\n');
  if (said.length > longestText) return refused('link-too-long');
  if (unwritten.test(said)) return refused('link-unreadable');
  return { ok: true, link: { phoneNumber: digits, text: said.trim() } };
}

/** The number as it stands there, empty where there should be one; null for links to anything but a chat. */
function numberIn(url: URL): string | null {
  const path = url.pathname.replace(/\/+$/u, '');
  if (url.protocol === 'whatsapp:') {
    return url.host === 'send' && path === '' ? (url.searchParams.get('phone') ?? '') : null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (!webHosts.has(url.host)) return null;
  if (path === '/send') return url.searchParams.get('phone') ?? '';
  if (!url.host.endsWith('wa.me') || url.searchParams.has('phone')) return null;
  // Other paths are invitations, catalogues, and the short names of businesses.
  return path === '' ? '' : (/^\/(\+?\d+)$/u.exec(path)?.[1] ?? null);
}

const parse = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

const hostOf = (text: string): string | undefined =>
  /^https?:/iu.test(text) ? parse(text)?.host : undefined;
