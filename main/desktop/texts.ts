import i18next from 'i18next';
import { localeOf, pickLanguage, type Language } from '../../preload/contract/languages.ts';
import type { WindowPreferences } from '../../preload/contract/preferences.ts';
import english from '../../resources/locales/en.json';

/** A text of the catalogue, with what stands in it, in the language of the moment. */
export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Loads the catalogue of a language. */
export type CatalogueLoader = (language: Language) => Promise<object>;

export interface AppTexts {
  readonly t: Texts;
  /** The language of the moment. */
  language(): Language;
  /** Follows the person's choice. True when the language is another one now, so that menus have to be made anew. */
  use(choice: WindowPreferences['language']): Promise<boolean>;
}

/** Missing here is an error of types: each language of the list has a catalogue. */
const catalogues: Readonly<Record<Language, () => Promise<object>>> = {
  en: () => Promise.resolve(english),
  es: async () => (await import('../../resources/locales/es.json')).default,
  'pt-BR': async () => (await import('../../resources/locales/pt-BR.json')).default,
  de: async () => (await import('../../resources/locales/de.json')).default,
  hi: async () => (await import('../../resources/locales/hi.json')).default,
  id: async () => (await import('../../resources/locales/id.json')).default,
  ar: async () => (await import('../../resources/locales/ar.json')).default,
};

/**
 * The catalogue for what main itself shows: menus, the tray, notifications, dialogs. English until `use` was asked.
 * @param wanted languages of the system, the dearest first
 */
export function createTexts(
  wanted: readonly string[] = [],
  load: CatalogueLoader = (language) => catalogues[language](),
  available?: readonly string[],
): AppTexts {
  let spoken: Language = 'en';
  const texts = i18next.createInstance();
  void texts.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    initAsync: false,
    // Menus and notifications take plain text.
    interpolation: { escapeValue: false },
  });
  texts.services.formatter?.addCached('number', (language) => {
    const numbers = new Intl.NumberFormat(localeOf(language ?? 'en', wanted));
    return (value: number) => numbers.format(value);
  });
  // The page's typing of keys reaches here where both are compiled together.
  const translate = texts.t as (key: string, values?: object) => string;
  return {
    language: () => spoken,
    t: (key, values) => translate(key, { ...values }),
    use: async (choice) => {
      const language = pickLanguage(choice, wanted, available);
      if (language === spoken) return false;
      if (!texts.hasResourceBundle(language, 'translation')) {
        texts.addResourceBundle(language, 'translation', await load(language));
      }
      await texts.changeLanguage(language);
      spoken = language;
      return true;
    },
  };
}
