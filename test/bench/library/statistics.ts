/** The middle of the values; the mean of the two in the middle when their number is even. @throws Error without values */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('a median of nothing');
  return (lower + upper) / 2;
}

/** How far the values lie apart, as a part of their median: 0 when all are the same, or there is one. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  const width = Math.max(...values) - Math.min(...values);
  return middle === 0 ? 0 : width / Math.abs(middle);
}

/** The value that this part (0 to 1) of the values does not exceed. @throws Error without values */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error('a percentile of nothing');
  return value;
}

/** The least squares line through points; 0 for fewer than two. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  if (points.length < 2) return 0;
  const middle = mean(points.map(([at]) => at));
  const height = mean(points.map(([, value]) => value));
  const width = points.reduce((sum, [at]) => sum + (at - middle) ** 2, 0);
  const rise = points.reduce((sum, [at, value]) => sum + (at - middle) * (value - height), 0);
  return width === 0 ? 0 : rise / width;
}
