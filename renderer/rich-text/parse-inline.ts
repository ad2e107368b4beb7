import { findAtoms, type Atom } from './find-atoms.ts';
import type { Inline, InlineStyle } from './model.ts';

const styleOf: Readonly<Record<string, InlineStyle>> = { '*': 'bold', _: 'italic', '~': 'strike' };
const letterOrDigit = /^[\p{L}\p{N}]/u;
const space = /^\s/;

/** Where a sign can begin or end a style: not inside a word, and with no space between it and what it marks. */
interface Signs {
  readonly openers: ReadonlyMap<number, InlineStyle>;
  readonly closers: Readonly<Record<InlineStyle, readonly number[]>>;
}

const before = (line: string, index: number): string => {
  const unit = line.charCodeAt(index - 1);
  return unit >= 0xdc00 && unit <= 0xdfff
    ? line.slice(Math.max(0, index - 2), index)
    : line.slice(index - 1, index);
};

function findSigns(line: string, atoms: readonly Atom[]): Signs {
  const openers = new Map<number, InlineStyle>();
  const closers: Record<InlineStyle, number[]> = { bold: [], italic: [], strike: [] };
  let next = 0;
  for (let index = 0; index < line.length; index += 1) {
    const atom = atoms[next];
    if (atom !== undefined && index === atom.start) {
      next += 1;
      index = atom.end - 1;
      continue;
    }
    const sign = line.charAt(index);
    const style = styleOf[sign];
    if (style === undefined) continue;
    const left = index === 0 ? '' : before(line, index);
    const right = line.slice(index + 1, index + 3);
    if (right !== '' && !right.startsWith(sign) && !space.test(right) && !letterOrDigit.test(left))
      openers.set(index, style);
    if (left !== '' && !space.test(left) && !letterOrDigit.test(right)) closers[style].push(index);
  }
  return { openers, closers };
}

/** The first of the sorted places after `from`, by halves. */
function firstAfter(places: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

/**
 * Takes one line apart. What marks nothing stays text. Time grows with the length of the line only, whatever stands in
 * it: texts come from strangers.
 * @param tokens what may stand after an "@" to be a mention
 */
export function parseInline(line: string, tokens: ReadonlySet<string>): readonly Inline[] {
  const atoms = findAtoms(line, tokens);
  const { openers, closers } = findSigns(line, atoms);
  const atomAt = new Map(atoms.map((atom) => [atom.start, atom]));

  // A style never holds itself, since it ends at the first sign that can end it: this goes three deep at most.
  const build = (start: number, end: number): readonly Inline[] => {
    const found: Inline[] = [];
    let plain = start;
    let index = start;
    const add = (inline: Inline, from: number, to: number): void => {
      if (plain < from) found.push({ kind: 'text', text: line.slice(plain, from) });
      found.push(inline);
      plain = to;
      index = to;
    };
    while (index < end) {
      const atom = atomAt.get(index);
      if (atom !== undefined) {
        add(atom.inline, atom.start, atom.end);
        continue;
      }
      const style = openers.get(index);
      const close = style === undefined ? undefined : firstAfter(closers[style], index + 1);
      if (style !== undefined && close !== undefined && close < end) {
        add({ kind: style, children: build(index + 1, close) }, index, close + 1);
        continue;
      }
      index += 1;
    }
    if (plain < end) found.push({ kind: 'text', text: line.slice(plain, end) });
    return found;
  };
  return build(0, line.length);
}
