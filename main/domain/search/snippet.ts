import type { MarkedText, TextRange } from '../../../preload/contract/search-commands.ts';

/** Longest snippet and what of it stands before the first hit, in UTF-16 units. */
const snippetLength = 160;
const before = 40;
const cutMark = '…';

/** The part of a text around its first hit, on one line, with the hits in it. Words are kept whole where there is room. */
export function snippetOf(text: string, ranges: readonly TextRange[]): MarkedText {
  const first = ranges[0]?.from ?? 0;
  const from = startOf(text, first);
  const to = endOf(text, from);
  const lead = from > 0 ? cutMark : '';
  const tail = to < text.length ? cutMark : '';
  // Line ends and tabs are single units: as spaces they keep every offset.
  const part = text.slice(from, to).replaceAll(/\s/g, ' ');
  const moved = ranges
    .filter((range) => range.from < to && range.to > from)
    .map((range) => ({
      from: Math.max(range.from, from) - from + lead.length,
      to: Math.min(range.to, to) - from + lead.length,
    }));
  return { text: lead + part + tail, ranges: moved };
}

function startOf(text: string, hit: number): number {
  if (hit <= before) return 0;
  const earliest = hit - before;
  const space = text.slice(earliest, hit).search(/\s\S/);
  return wholeCharacter(text, space < 0 ? earliest : earliest + space + 1);
}

function endOf(text: string, from: number): number {
  const latest = from + snippetLength;
  return latest >= text.length ? text.length : wholeCharacter(text, latest);
}

/** A place that is not in the middle of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc_00 && unit <= 0xdf_ff ? index - 1 : index;
}
