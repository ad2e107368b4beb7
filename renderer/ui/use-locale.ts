import { useTranslation } from './texts.tsx';

/** The locale for dates and numbers: the person's own form of the language that the texts are in. */
export const useLocale = (): string => useTranslation().locale;
