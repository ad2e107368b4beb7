export type Strength = 'weak' | 'fair' | 'good' | 'strong';

/** Bits from which on a passphrase counts as that strong. A guess costs about a second. */
const thresholds: readonly (readonly [Strength, number])[] = [
  ['strong', 65],
  ['good', 50],
  ['fair', 36],
];

/** Beginnings and ends that people take first. */
const common =
  /pass(?:wor[dt]|phrase)?|qwert[yz]?|asdf|letmein|welcome|admin|iloveyou|switchboard|whatsapp|secret/gi;

/**
 * A rough guess at how hard a passphrase is to guess, in bits: letters by the kinds that are in it, words of a list as
 * words. Runs and repetitions count once. It can only warn; nobody is kept from a weak one that is long enough.
 */
export function bitsOf(passphrase: string): number {
  const words = passphrase.split(/[^\p{L}]+/u).filter((word) => word.length >= 3);
  // Somebody who knows that it is words tries words: each is one of some thousands.
  const asWords = words.length >= 3 ? new Set(words.map((word) => word.toLowerCase())).size * 12.5 : Infinity;
  return Math.min(asWords, asCharacters(passphrase));
}

export function strengthOf(passphrase: string): Strength {
  const bits = bitsOf(passphrase);
  return thresholds.find(([, least]) => bits >= least)?.[0] ?? 'weak';
}

function asCharacters(passphrase: string): number {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
  const sizes = [26, 26, 10, 20];
  const alphabet = kinds.reduce(
    (sum, kind, index) => sum + (kind.test(passphrase) ? (sizes[index] ?? 0) : 0),
    0,
  );
  return alphabet === 0 ? 0 : surprises(passphrase.replace(common, '-')) * Math.log2(alphabet);
}

/** Characters that do not follow from the one before: not the same, and not the next or the last of the alphabet. */
function surprises(text: string): number {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, index) => index === 0 || Math.abs(code - (codes[index - 1] ?? 0)) > 1).length;
}
