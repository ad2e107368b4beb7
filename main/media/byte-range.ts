/** The bytes that a request asks for: `end` is the first that is not wanted any more. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'none' };

/**
 * Reads a Range header (RFC 9110 section 14). Several ranges, or another unit, count as none asked for: the whole is a right
 * answer then. `none`: the file ends before.
 */
export function rangeOf(header: string | null, length: number): ByteRange {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return { kind: 'whole' };
  if (first === '') {
    const wanted = Math.min(Number(last), length);
    return wanted === 0 ? { kind: 'none' } : { kind: 'part', start: length - wanted, end: length };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  if (start >= length) return { kind: 'none' };
  return { kind: 'part', start, end: last === '' ? length : Math.min(Number(last) + 1, length) };
}
