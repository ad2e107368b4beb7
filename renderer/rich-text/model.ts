/*
 * A message's text, taken apart. Nothing is thrown away: every node knows the signs it stood in, so that
 * `sourceOf(parseText(text)) === text` for every text.
 */

export type InlineStyle = 'bold' | 'italic' | 'strike';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: InlineStyle; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly fence: '`' | '```'; readonly text: string }
  /** `href` is an http or https address that has passed the parser of addresses. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `token` is what stands after the "@"; it is one of those that the message names. */
  | { readonly kind: 'mention'; readonly token: string };

/** `end` is the line break that followed in the text, if one did. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[]; readonly end: LineEnd }
  | {
      readonly kind: 'quote' | 'item';
      readonly prefix: string;
      readonly content: readonly Inline[];
      readonly end: LineEnd;
    }
  | {
      readonly kind: 'number';
      readonly prefix: string;
      readonly value: number;
      readonly content: readonly Inline[];
      readonly end: LineEnd;
    }
  /** Several lines between three grave accents. */
  | { readonly kind: 'code'; readonly text: string; readonly end: LineEnd };
export type LineEnd = '' | '\n';

/** The sign on both sides of a style. */
export const styleSigns: Readonly<Record<InlineStyle, string>> = { bold: '*', italic: '_', strike: '~' };

const inlineSource = (inline: Inline): string => {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text;
    case 'mention':
      return `@${inline.token}`;
    case 'code':
      return inline.fence + inline.text + inline.fence;
    default:
      return styleSigns[inline.kind] + inline.children.map(inlineSource).join('') + styleSigns[inline.kind];
  }
};

const blockSource = (block: Block): string => {
  if (block.kind === 'code') return `\`\`\`${block.text}\`\`\`${block.end}`;
  const prefix = block.kind === 'paragraph' ? '' : block.prefix;
  return prefix + block.content.map(inlineSource).join('') + block.end;
};

/** The text that was taken apart, sign by sign. */
export const sourceOf = (blocks: readonly Block[]): string => blocks.map(blockSource).join('');
