/** Before this, a guess would jump about. Milliseconds. */
const quietStart = 2000;

/**
 * How long work that has run for `elapsed` milliseconds will go on, if it goes on as before.
 * @returns milliseconds; null while that is not known
 */
export function remainingTime(elapsed: number, done: number, total: number): number | null {
  if (elapsed < quietStart || done <= 0 || total <= 0 || done > total) return null;
  return Math.round((elapsed * (total - done)) / done);
}
