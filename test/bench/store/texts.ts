/** Numbers in [0, 1), the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)]!;

/** A language by what its words are made of. Vocabularies are made up; their size and how often each word comes is what counts. */
interface Language {
  readonly share: number;
  readonly vocabulary: readonly string[];
  readonly separator: string;
}

function words(random: Random, count: number, onsets: string, vowels: string, ends: string): string[] {
  const [starts, middles, finals] = [onsets.split(' '), vowels.split(' '), ends.split(' ')];
  return Array.from({ length: count }, (_, index) => {
    // What is used most is short.
    const syllables = 1 + Math.floor(random() * (index < 60 ? 1.3 : index < 2000 ? 2.5 : 3.6));
    let word = '';
    for (let syllable = 0; syllable < syllables; syllable++)
      word += pick(random, starts) + pick(random, middles);
    return word + pick(random, finals);
  });
}

function languages(random: Random): readonly Language[] {
  const latin = (share: number, vowels: string): Language => ({
    share,
    separator: ' ',
    vocabulary: words(
      random,
      30_000,
      'b c d f g h j k l m n p r s t v w th st tr ch',
      vowels,
      'n s t r   l d m',
    ),
  });
  return [
    latin(0.36, 'a e i o u ea ou'),
    latin(0.14, 'a e i o u ä ö ü ei'),
    latin(0.16, 'a e i o u á é ã ç'),
    {
      share: 0.1,
      separator: ' ',
      vocabulary: words(
        random,
        30_000,
        'б в г д ж з к л м н п р с т х ч ш',
        'а е и о у ы я ю',
        'й ь   н т л',
      ),
    },
    {
      share: 0.08,
      separator: ' ',
      vocabulary: words(random, 20_000, 'ب ت ج ح د ر س ش ع ف ق ك ل م ن ه', 'ا و ي  ', 'ة ن ت   ر'),
    },
    {
      share: 0.09,
      separator: ' ',
      vocabulary: words(random, 20_000, 'क ख ग च ज ट त द न प ब म य र ल व स ह', 'ा ि ी ु े ो  ', ' न र  त'),
    },
    {
      share: 0.07,
      separator: '',
      vocabulary: Array.from({ length: 3000 }, () =>
        String.fromCodePoint(0x4e_00 + Math.floor(random() * 12_000)),
      ),
    },
  ];
}

const emoji = ['😂', '👍', '❤️', '🙏', '😘', '🎉', '👍🏽', '🔥', '😅', '🤣'];

/** Texts as people write them: mostly short, in several languages, words by Zipf's law, here and there an emoji or a link. */
export class TextSource {
  readonly #random: Random;
  readonly #languages: readonly Language[];

  constructor(random: Random) {
    this.#random = random;
    this.#languages = languages(random);
  }

  /** A word as often as it comes in texts. */
  word(language = this.#language()): string {
    const { vocabulary } = language;
    // The n-th word comes 1/n times as often as the first.
    const rank = Math.floor(Math.exp(this.#random() * Math.log(vocabulary.length)));
    return vocabulary[rank - 1] ?? vocabulary[0]!;
  }

  text(): string {
    const random = this.#random;
    if (random() < 0.04) return pick(random, emoji).repeat(1 + Math.floor(random() * 3));
    const language = this.#language();
    const count = Math.max(1, Math.round(Math.exp(1.75 + 0.85 * this.#normal())));
    const parts = Array.from({ length: Math.min(count, 200) }, () => this.word(language));
    let text = parts.join(language.separator);
    if (random() < 0.12) text += ` ${pick(random, emoji)}`;
    if (random() < 0.03)
      text += ` https://${this.word(this.#languages[0])}.example/${Math.floor(random() * 1e6)}`;
    return text;
  }

  name(): string {
    return `${this.word(this.#languages[0])} ${this.word(this.#languages[1])}`;
  }

  #language(): Language {
    let left = this.#random();
    return this.#languages.find(({ share }) => (left -= share) < 0) ?? this.#languages[0]!;
  }

  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}
