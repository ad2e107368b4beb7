/** The locale for dates and numbers: the system's, whatever language the texts are in. */
export const useLocale = (): string => navigator.language;
