/** Midnight at the beginning of a day where this computer is, `days` later. Milliseconds since 1970. */
function midnight(date: string, days: number): number | null {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return Math.max(0, new Date(year, month - 1, day + days).getTime());
}

/**
 * From the first day to the end of the last one. Empty: no bound.
 * @param first `2026-11-23`, as a field for dates gives it
 * @returns null when the last day comes before the first
 */
export function periodOf(
  first: string,
  last: string,
): { readonly from: number | null; readonly until: number | null } | null {
  const from = midnight(first, 0);
  const until = midnight(last, 1);
  return from !== null && until !== null && until <= from ? null : { from, until };
}
