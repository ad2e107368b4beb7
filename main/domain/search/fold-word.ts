/*
 * Letters as search compares them: without case, accents, width and ornament. What means another word in its script is kept
 * (vowel signs of Indic scripts, voicing marks of kana); what writers leave out as they like goes (accents, vowel points of
 * Arabic and Hebrew, joiners, tatweel).
 */

/** Combining marks of Latin, Greek and Cyrillic; points of Hebrew and Arabic; tatweel; joiners and other invisible signs. */
const ornament = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff',
    '\\u0591-\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed',
    '\\u00ad\\u034f\\u200b-\\u200f\\u2060\\ufe00-\\ufe0f',
  ].join('')}]`,
  'g',
);

/** Letters with a stroke and ligatures, which no decomposition takes apart. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const special = /[ßæœøłđðþħŧıς]/g;
const ascii = /^[\0-\u007f]*$/;
/** What decompositions bring in beside letters: `(1)`, `a/c`. */
const asciiSigns = /[\0-/:-@[-`{-\u007f]/g;

/**
 * Letters that are what they are folded to, for the scripts that most texts are in: small Cyrillic letters, Arabic letters, Devanagari
 * with its vowel signs, Han; without those that come apart. Half the work on a word of them is to find that out the long way.
 */
const folded = new RegExp(
  `^[${[
    '0-9a-z',
    '\\u0430-\\u0438\\u043a-\\u044f',
    '\\u0621\\u0627-\\u063a\\u0641-\\u064a',
    '\\u0904-\\u0928\\u092a-\\u0930\\u0932\\u0933\\u0935-\\u0939\\u093e-\\u094d',
    '\\u4e00-\\u9fff',
  ].join('')}]*$`,
);

/** Longest token, in UTF-16 units. Longer words are the same when their beginnings are. */
const longest = 40;

/** The form in which a word is compared. May be empty. */
export function foldWord(word: string): string {
  if (ascii.test(word)) return cut(word.toLowerCase());
  if (folded.test(word)) return cut(word);
  // Stays decomposed: a syllable of Hangul that is still being typed is the beginning of the whole one.
  const bare = word.normalize('NFKD').toLowerCase().replaceAll(ornament, '');
  return cut(bare.replaceAll(special, (letter) => plain[letter] ?? letter).replaceAll(asciiSigns, ''));
}

function cut(word: string): string {
  if (word.length <= longest) return word;
  const last = word.charCodeAt(longest - 1);
  return word.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? longest - 1 : longest);
}
