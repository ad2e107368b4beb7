import type { EmojiData, SkinTone } from 'frimousse';

/*
 * Names and search words of emoji come with the app, a file for each language, loaded when somebody opens the picker.
 * Nothing is fetched. Where the data has no words in a language, the English ones are there.
 */

interface RawEmoji {
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}
interface RawMessages {
  readonly groups: readonly { readonly key: string; readonly message: string; readonly order: number }[];
  readonly skinTones: readonly { readonly key: string; readonly message: string }[];
}
interface RawFile {
  readonly default: unknown;
}

const files: Readonly<Record<string, () => Promise<readonly [RawFile, RawFile]>>> = {
  en: () => Promise.all([import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')]),
  de: () => Promise.all([import('emojibase-data/de/data.json'), import('emojibase-data/de/messages.json')]),
  es: () => Promise.all([import('emojibase-data/es/data.json'), import('emojibase-data/es/messages.json')]),
  hi: () => Promise.all([import('emojibase-data/hi/data.json'), import('emojibase-data/hi/messages.json')]),
  pt: () => Promise.all([import('emojibase-data/pt/data.json'), import('emojibase-data/pt/messages.json')]),
};

/** Newer ones are boxes on systems whose fonts are a few years old, and on the phones of those who get them. */
const newestVersion = 15;
/** Skin tones and hair on their own. */
const components = 2;
const tones = [
  'light',
  'medium-light',
  'medium',
  'medium-dark',
  'dark',
] as const satisfies readonly SkinTone[];

/** The language of the data for a locale of the app. */
export const emojiLocale = (locale: string): string => {
  const language = locale.split('-')[0] ?? '';
  return language in files ? language : 'en';
};

type ShownEmoji = EmojiData['emojis'][number];

function skinsOf({ skins }: RawEmoji): { readonly skins?: Required<ShownEmoji>['skins'] } {
  // Those of several people have two tones: only one can be chosen here.
  const single = skins?.filter(({ tone }) => typeof tone === 'number') ?? [];
  if (single.length !== tones.length) return {};
  const byTone = single.map(({ tone, emoji }) => [tones[Number(tone) - 1], emoji] as const);
  return { skins: Object.fromEntries(byTone) as Required<ShownEmoji>['skins'] };
}

/** The emoji of a language, as the picker wants them. @throws when the file is not there */
export async function loadEmojiData(locale: string): Promise<EmojiData> {
  const language = emojiLocale(locale);
  const load = files[language] ?? files['en'];
  if (load === undefined) throw new Error('no emoji data');
  const [data, messages] = await load();
  const { groups, skinTones } = messages.default as RawMessages;
  const emojis = (data.default as readonly RawEmoji[])
    .filter(({ group, version }) => group !== undefined && group !== components && version <= newestVersion)
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
  return {
    locale: language,
    emojis: emojis.map((emoji) => ({
      emoji: emoji.emoji,
      category: emoji.group ?? 0,
      label: emoji.label,
      version: emoji.version,
      tags: [...(emoji.tags ?? [])],
      ...skinsOf(emoji),
    })),
    categories: groups
      .filter(({ order }) => order !== components)
      .map(({ order, message }) => ({ index: order, label: message })),
    skinTones: Object.fromEntries(
      skinTones.map(({ key, message }) => [key, message]),
    ) as EmojiData['skinTones'],
  };
}
