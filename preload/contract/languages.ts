/* Which of the catalogues is shown. In a file without zod: the page asks, too. */

import { languages, type WindowPreferences } from './preferences.ts';

/** A language with a catalogue of its own (`resources/locales`). */
export type Language = Exclude<WindowPreferences['language'], 'system'>;

/** Each language by its own name, so that it is found by those who read it, whatever the window speaks now. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  de: 'Deutsch',
  hi: 'हिन्दी',
  id: 'Bahasa Indonesia',
  ar: 'العربية',
};

const all = languages.filter((language): language is Language => language !== 'system');

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The way of writing of each language is a matter of the language alone. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(base(language)) ? 'rtl' : 'ltr';

/**
 * The language of all texts: the chosen one; else the first that the person has set for the system and that is there, also in
 * the form of another country; else English.
 * @param wanted language tags of the system, the dearest first
 */
export function pickLanguage(
  choice: WindowPreferences['language'],
  wanted: readonly string[],
  available: readonly string[] = all,
): Language {
  if (choice !== 'system' && available.includes(choice)) return choice;
  const exactly = (tag: string): string | undefined =>
    available.find((language) => language.toLowerCase() === tag.toLowerCase());
  const nearly = (tag: string): string | undefined =>
    available.find((language) => base(language) === base(tag));
  for (const tag of wanted) {
    const found = exactly(tag) ?? nearly(tag);
    // Whoever gives another list is asking about that list.
    if (found !== undefined) return found as Language;
  }
  return 'en';
}

/**
 * How dates and numbers are written beside texts of a language: in the person's own form of it ("en-GB" with English texts),
 * so that no sentence mixes two languages.
 * @param wanted language tags of the system, the dearest first
 */
export const localeOf = (language: string, wanted: readonly string[]): string =>
  wanted.find((tag) => base(tag) === base(language)) ?? language;
