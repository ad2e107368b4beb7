/** Whether two values of plain data say the same. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(right, name) &&
      isSame((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
  );
}

/**
 * What was asked for anew is mostly what was known: those rows keep their identity, and with it what is drawn of them.
 * The list keeps its own when nothing of it has changed.
 */
export function reuse<Row extends { readonly id: string }>(
  known: readonly Row[],
  rows: readonly Row[],
): readonly Row[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  const reused = rows.map((row) => {
    const before = byId.get(row.id);
    return before !== undefined && isSame(before, row) ? before : row;
  });
  const nothingNew = reused.length === known.length && reused.every((row, index) => row === known[index]);
  return nothingNew ? known : reused;
}
