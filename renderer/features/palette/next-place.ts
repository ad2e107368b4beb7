/** Where a key leads in a list of `count` lines that goes round. */
export function nextPlace(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place - 1 + count) % count;
    case 'PageDown':
      return Math.min(place + 8, count - 1);
    case 'PageUp':
      return Math.max(place - 8, 0);
    default:
      return null;
  }
}
