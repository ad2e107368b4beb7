/* What a person has chosen of the window, as values. In a file without zod: the page needs the lists. */

export const themes = ['system', 'light', 'dark'] as const;
/** Percent of the usual size. */
export const textSizes = [85, 92, 100, 110, 125, 150] as const;
export const densities = ['comfortable', 'compact'] as const;
/** `system`: as the system says; `less`: nothing moves, whatever the system says. */
export const motions = ['system', 'less'] as const;
/** `system`: the language of the system where it is there, else English. The others are those with a catalogue. */
export const languages = ['system', 'en', 'es', 'pt-BR', 'de', 'hi', 'id', 'ar'] as const;

/** How the window looks. No secret is among it: it is kept in plain, so that it is right before anything is unlocked. */
export interface WindowPreferences {
  readonly theme: (typeof themes)[number];
  readonly textSize: (typeof textSizes)[number];
  readonly density: (typeof densities)[number];
  readonly motion: (typeof motions)[number];
  readonly language: (typeof languages)[number];
  /** Names, numbers, pictures and previews are made unreadable, for screens that others see. */
  readonly hideNames: boolean;
}

/** What is to change of the preferences; what is undefined stays. */
export type PreferenceChange = {
  readonly [Name in keyof WindowPreferences]?: WindowPreferences[Name] | undefined;
};

export const usualPreferences: WindowPreferences = {
  theme: 'system',
  textSize: 100,
  density: 'comfortable',
  motion: 'system',
  language: 'system',
  hideNames: false,
};
