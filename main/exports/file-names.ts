/** Names that Windows gives to devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
/** What some system has no place for in a name, and marks that make one name look like another. */
const forbidden = /[\p{Cc}\p{Cf}"*/:<>?\\|\ufffe\uffff]/gu;
/** Bytes; file systems take 255, with a number and an extension. */
const longest = 120;

/** A title that somebody else may have chosen, as the name of a file on any system; never empty, never a path. */
export function safeFileName(title: string, otherwise: string): string {
  const plain = cut(Buffer.from(title).toString('utf8').replaceAll(forbidden, '_').replaceAll(/\s+/gu, ' '))
    .replaceAll(/^[ .]+|[ .]+$/gu, '')
    .trim();
  if (plain === '' || /^[_ ]+$/u.test(plain)) return otherwise;
  return devices.test(plain) ? `_${plain}` : plain;
}

function cut(name: string): string {
  let result = '';
  let bytes = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > longest) break;
    result += character;
  }
  return result;
}

/** Gives each name once: `Greta`, `Greta (2)`; names that differ in case only are the same on many systems. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  take(name: string): string {
    for (let number = 1; ; number++) {
      const tried = number === 1 ? name : `${name} (${number})`;
      const folded = tried.normalize('NFKC').toLowerCase();
      if (this.#taken.has(folded)) continue;
      this.#taken.add(folded);
      return tried;
    }
  }
}
