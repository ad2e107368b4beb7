import type { MessageView } from '../../../preload/contract/model.ts';
import type { Inline } from '../../rich-text/model.ts';
import { parseText } from '../../rich-text/parse-text.ts';

/** The first link of a message, as it leads and as it was written; null when there is none that leads anywhere. */
export function firstLink({
  text,
  parts,
}: MessageView): { readonly href: string; readonly text: string } | null {
  const find = (nodes: readonly Inline[]): { href: string; text: string } | null => {
    for (const node of nodes) {
      if (node.kind === 'link') return node;
      const found = 'children' in node ? find(node.children) : null;
      if (found !== null) return found;
    }
    return null;
  };
  for (const block of parseText(text)) {
    const found = block.kind === 'code' ? null : find(block.content);
    if (found !== null) return { href: found.href, text: found.text };
  }
  return parts.link === undefined ? null : { href: parts.link.url, text: parts.link.url };
}
