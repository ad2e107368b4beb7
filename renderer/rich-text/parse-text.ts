import type { Block, Inline, LineEnd } from './model.ts';
import { parseInline } from './parse-inline.ts';

const none: ReadonlySet<string> = new Set();
const prefixes = /^(?:(> ?)|([*-] )|((\d{1,4})\. ))(?=\S)/;

function parseLine(line: string, end: LineEnd, tokens: ReadonlySet<string>): Block {
  const match = prefixes.exec(line);
  const prefix = match?.[0] ?? '';
  const content: readonly Inline[] = parseInline(line.slice(prefix.length), tokens);
  if (match === null) return { kind: 'paragraph', content, end };
  if (match[1] !== undefined) return { kind: 'quote', prefix, content, end };
  if (match[2] !== undefined) return { kind: 'item', prefix, content, end };
  return { kind: 'number', prefix, value: Number(match[4]), content, end };
}

function parseLines(text: string, tokens: ReadonlySet<string>): readonly Block[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): readonly Block[] => {
    const last = index === lines.length - 1;
    return last && line === '' ? [] : [parseLine(line, last ? '' : '\n', tokens)];
  });
}

/** The next code of several lines: where it begins, and where the fence that ends it begins. */
function findCode(text: string, from: number): readonly [number, number] | null {
  let open = text.indexOf('```', from);
  while (open !== -1) {
    const close = text.indexOf('```', open + 4);
    if (close === -1) return null;
    const inside = text.slice(open + 3, close);
    if (inside.includes('\n') && inside.trim() !== '') return [open, close];
    open = text.indexOf('```', close + 3);
  }
  return null;
}

/**
 * Takes a text apart as WhatsApp formats it: bold, italic, strike, code, quotes and lists, with its links and mentions.
 * Pure, and never throws; nothing is lost and nothing added (`sourceOf` gives the text back).
 * @param tokens what may stand after an "@" to be a mention
 */
export function parseText(text: string, tokens: ReadonlySet<string> = none): readonly Block[] {
  const blocks: Block[] = [];
  let rest = 0;
  for (let code = findCode(text, 0); code !== null; code = findCode(text, rest)) {
    const [open, close] = code;
    blocks.push(...parseLines(text.slice(rest, open), tokens));
    rest = close + 3;
    const end: LineEnd = text.startsWith('\n', rest) ? '\n' : '';
    blocks.push({ kind: 'code', text: text.slice(open + 3, close), end });
    rest += end.length;
  }
  blocks.push(...parseLines(text.slice(rest), tokens));
  return blocks;
}
