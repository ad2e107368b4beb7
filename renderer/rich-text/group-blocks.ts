import type { Block, Inline } from './model.ts';

/** Lines of one kind that follow each other, as they are drawn: one quote, one list. */
export type BlockGroup =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote' | 'item' | 'number'; readonly rows: readonly Row[] };
export interface Row {
  readonly content: readonly Inline[];
  /** The number that stood before it, in numbered lists. */
  readonly value?: number;
}

/** Puts the lines of a quote, and of a list, together. */
export function groupBlocks(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: ({ kind: 'code'; text: string } | { kind: Exclude<Block['kind'], 'code'>; rows: Row[] })[] =
    [];
  for (const block of blocks) {
    if (block.kind === 'code') {
      groups.push({ kind: 'code', text: block.text });
      continue;
    }
    const row: Row = block.kind === 'number' ? block : { content: block.content };
    const last = groups.at(-1);
    if (last !== undefined && last.kind === block.kind) last.rows.push(row);
    else groups.push({ kind: block.kind, rows: [row] });
  }
  return groups;
}

/** Whether the last line of a text is a plain paragraph, so that something can stand behind its last word. */
export const endsPlainly = (text: string): boolean =>
  !/^(?:> ?|[*-] |\d{1,4}\. )\S/.test(text.slice(text.lastIndexOf('\n') + 1)) && !text.includes('```');
