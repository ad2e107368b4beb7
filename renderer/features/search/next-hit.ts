const pageLines = 6;

/** Where a key leads in a list of hits that has an end; null when it is none of the list's. */
export function nextHit(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, count - 1);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'PageDown':
      return Math.min(place + pageLines, count - 1);
    case 'PageUp':
      return Math.max(place - pageLines, 0);
    default:
      return null;
  }
}
