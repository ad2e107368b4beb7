/** Rows that a page key goes. */
const pageRows = 4;

/** Where a key leads in a grid that is read row by row; null when it is none of the grid's. */
export function gridTarget(
  key: string,
  index: number,
  count: number,
  columns: number,
  rightToLeft: boolean,
): number | null {
  const clamp = (to: number): number => Math.min(Math.max(0, to), count - 1);
  switch (key) {
    case 'ArrowRight':
      return clamp(index + (rightToLeft ? -1 : 1));
    case 'ArrowLeft':
      return clamp(index + (rightToLeft ? 1 : -1));
    case 'ArrowDown':
      return clamp(index + columns);
    case 'ArrowUp':
      return index < columns ? index : index - columns;
    case 'PageDown':
      return clamp(index + columns * pageRows);
    case 'PageUp':
      return clamp(index - columns * pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
