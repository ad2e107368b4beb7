import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import english from '../resources/locales/en.json';

/** Every text of the window. The English catalogue says which keys exist. */
export type Catalogue = typeof english;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

/** Makes the texts ready. Synchronous: the catalogue is part of the bundle. */
export function startTexts(): i18n {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  return i18next;
}
