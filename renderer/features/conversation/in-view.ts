/** The elements of the messages of a list, oldest first. */
export const messageElements = (content: HTMLElement): HTMLCollectionOf<HTMLElement> =>
  content.children as HTMLCollectionOf<HTMLElement>;

/** The index of the first element that reaches below `y`, by halves: elements stand one below the other. */
export function firstBelow(elements: HTMLCollectionOf<HTMLElement>, y: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = elements[middle]?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
    if (bottom <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far the end of the content is below the edge of the view. */
export const distanceToBottom = (scroller: HTMLElement): number =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;

/** Nearer than this counts as at the bottom. */
export const bottomThreshold = 48;
