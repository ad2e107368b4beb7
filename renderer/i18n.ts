import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { StoreApi } from 'zustand/vanilla';
import { directionOf, localeOf, pickLanguage, type Language } from '../preload/contract/languages.ts';
import type { WindowPreferences } from '../preload/contract/preferences.ts';
import english from '../resources/locales/en.json';
import { withoutTurns } from './format/without-turns.ts';

/** Every text of the window. The English catalogue says which keys exist. */
export type Catalogue = typeof english;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

/** Each language but English is a file of its own, fetched when it is chosen. */
const catalogues: Readonly<Record<Language, () => Promise<object>>> = {
  en: () => Promise.resolve(english),
  es: async () => (await import('../resources/locales/es.json')).default,
  'pt-BR': async () => (await import('../resources/locales/pt-BR.json')).default,
  de: async () => (await import('../resources/locales/de.json')).default,
  hi: async () => (await import('../resources/locales/hi.json')).default,
  id: async () => (await import('../resources/locales/id.json')).default,
  ar: async () => (await import('../resources/locales/ar.json')).default,
};

/** Makes the texts ready, in English. Synchronous: that catalogue is part of the bundle. */
export function startTexts(): i18n {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    initAsync: false,
    // React escapes what it renders; what is taken out here would turn the sentence around a name.
    interpolation: { escapeValue: true, escape: withoutTurns },
  });
  i18next.services.formatter?.addCached('number', (language) => {
    const numbers = new Intl.NumberFormat(localeOf(language ?? 'en', navigator.languages));
    return (value: number) => numbers.format(value);
  });
  return i18next;
}

/** Keeps texts and the way of writing as the person has chosen. Of two quick choices the later one holds. */
export function followLanguage(
  texts: i18n,
  preferences: StoreApi<WindowPreferences>,
  load: (language: Language) => Promise<object> = (language) => catalogues[language](),
): void {
  let wanted: Language = 'en';
  const use = async (): Promise<void> => {
    const language = pickLanguage(preferences.getState().language, navigator.languages);
    if (language === wanted) return;
    wanted = language;
    const catalogue = await load(language);
    if (wanted !== language) return;
    texts.addResourceBundle(language, 'translation', catalogue);
    // Before everything is drawn anew: what is drawn asks for the direction.
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    await texts.changeLanguage(language);
  };
  preferences.subscribe(() => void use());
  void use();
}
