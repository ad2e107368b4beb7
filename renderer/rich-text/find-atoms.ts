import type { Inline } from './model.ts';

/** A part of a line in which no sign of a style counts: code, a link, a mention. */
export interface Atom {
  readonly start: number;
  /** Behind the last sign. */
  readonly end: number;
  readonly inline: Inline;
}

const wordSign = /[\p{L}\p{N}_]/u;
const address = /(?:https?:\/\/|www\.)[^\s<>"`\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/iy;
const mention = /@([\p{L}\p{N}]+)/uy;
/** What a sentence puts behind an address, and styles do. */
const trailing = /[.,;:!?'*_~…]$/u;
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** An address without the full stop, the bracket or the star that belongs to what stands around it. */
function trimAddress(found: string): string {
  let text = found;
  // So many signs at most: an address that ends in thousands of brackets is none.
  for (let turn = 0; turn < 16; turn += 1) {
    const last = text.at(-1) ?? '';
    const opening = pairs[last];
    if (opening !== undefined && count(text, last) > count(text, opening)) text = text.slice(0, -1);
    else if (trailing.test(text)) text = text.slice(0, -1);
    else break;
  }
  return text;
}

/** The full address of what looks like one, or null. Only http and https, and nothing that hides a name and password. */
export function hrefOf(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    if (!isWeb || url.username !== '' || url.password !== '') return null;
    return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : null;
  } catch {
    return null;
  }
}

function linkAt(line: string, index: number): Atom | null {
  address.lastIndex = index;
  const found = address.exec(line)?.[0];
  if (found === undefined) return null;
  const text = trimAddress(found);
  const href = hrefOf(text);
  return href === null
    ? null
    : { start: index, end: index + text.length, inline: { kind: 'link', text, href } };
}

function mentionAt(line: string, index: number, tokens: ReadonlySet<string>): Atom | null {
  mention.lastIndex = index;
  const token = mention.exec(line)?.[1];
  if (token === undefined || !tokens.has(token)) return null;
  return { start: index, end: index + 1 + token.length, inline: { kind: 'mention', token } };
}

function codeAt(line: string, index: number, fence: '`' | '```'): Atom | null {
  const from = index + fence.length;
  const close = line.indexOf(fence, from + 1);
  if (close === -1) return null;
  const text = line.slice(from, close);
  if (text.trim() === '') return null;
  return { start: index, end: close + fence.length, inline: { kind: 'code', fence, text } };
}

/** Finds code, links and mentions of one line, from left to right. */
export function findAtoms(line: string, tokens: ReadonlySet<string>): readonly Atom[] {
  const atoms: Atom[] = [];
  // A fence that is not closed is looked for once.
  const lastFence = { '`': line.lastIndexOf('`'), '```': line.lastIndexOf('```') };
  let index = 0;
  while (index < line.length) {
    const sign = line.charAt(index);
    const free = index === 0 || !wordSign.test(line.charAt(index - 1));
    let atom: Atom | null = null;
    if (sign === '`') {
      if (line.startsWith('```', index) && index < lastFence['```']) atom = codeAt(line, index, '```');
      if (atom === null && index < lastFence['`']) atom = codeAt(line, index, '`');
    } else if (sign === '@' && tokens.size > 0) atom = mentionAt(line, index, tokens);
    else if (free && (sign === 'h' || sign === 'H' || sign === 'w' || sign === 'W'))
      atom = linkAt(line, index);
    if (atom === null) index += 1;
    else {
      atoms.push(atom);
      index = atom.end;
    }
  }
  return atoms;
}
