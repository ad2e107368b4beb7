import type { RefObject } from 'react';
import type { MessageId } from '../../../preload/contract/model.ts';

/** The name of the highlight, as `base.css` has it. */
const highlight = 'found';

/** The places of a word in the texts below an element, in its own writing. */
function rangesOf(element: Element, word: string): readonly Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}

/**
 * Marks the words of a message that were looked for, once it is drawn, until the next ones are marked. The browser draws
 * them over the text: nothing of the message is drawn anew.
 */
export function markWords(
  content: RefObject<HTMLElement | null>,
  messageId: MessageId,
  words: readonly string[],
): void {
  CSS.highlights.delete(highlight);
  if (words.length === 0) return;
  requestAnimationFrame(() => {
    const element = content.current?.querySelector(`[data-message="${messageId}"]`);
    if (element === null || element === undefined) return;
    const ranges = [...new Set(words)]
      .filter((word) => word.trim() !== '')
      .flatMap((word) => rangesOf(element, word));
    CSS.highlights.set(highlight, new Highlight(...ranges));
  });
}

/** Takes the marks away. */
export const unmarkWords = (): void => void CSS.highlights.delete(highlight);
