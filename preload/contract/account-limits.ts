/* In a file without zod: the page needs these as values. */

/** Longest name of an account or a group of accounts, in UTF-16 units. */
export const maximumLabelLength = 60;

/** How many hues the palette of accounts has (`renderer/ui/tokens.css`). */
export const hueCount = 12;
