/** The ways in which bytes can appear in what a program prints or writes, as text of one character per byte. */
export function formsOf(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes);
  const hex = buffer.toString('hex');
  const numbers = [...bytes];
  return [
    hex,
    hex.toUpperCase(),
    // As `util.inspect` shows buffers.
    hex.replace(/(..)(?!$)/gu, '$1 '),
    buffer.toString('base64'),
    buffer.toString('base64').replace(/=+$/u, ''),
    buffer.toString('base64url'),
    numbers.join(','),
    numbers.join(', '),
    // As `JSON.stringify` with an indent, and as `util.inspect` shows byte arrays, in rows: the first few give it away.
    numbers.slice(0, 8).join(',\n'),
    buffer.toString('latin1'),
  ];
}
