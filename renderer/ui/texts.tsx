import type { TFunction } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
// oxlint-disable-next-line no-restricted-imports -- the one place where it is used
import { useTranslation as useLibrary } from 'react-i18next';
import { localeOf } from '../../preload/contract/languages.ts';

/** The texts in the language of the window. */
export interface Texts {
  readonly t: TFunction;
  readonly language: string;
  /** For dates and numbers: the person's own form of that language. */
  readonly locale: string;
}

const TextsContext = createContext<Texts | null>(null);

/**
 * Must be around everything that says something. The library's own hook subscribes and makes an object for each place it
 * is used in, of which one open conversation has hundreds: it is used here once.
 */
export function TextsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useLibrary();
  const { language } = i18n;
  const texts = useMemo<Texts>(
    () => ({ t, language, locale: localeOf(language, navigator.languages) }),
    [t, language],
  );
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>;
}

/** The texts that this tree was handed. */
export function useTranslation(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error('useTranslation is used outside TextsProvider');
  return texts;
}
