/**
 * Where numbers without country code are probably meant: the region that the person's language names ("en-GB": GB).
 * @returns null when it names none; then a number needs its country code
 */
export function ownRegion(language: string = navigator.language): string | null {
  try {
    const region = new Intl.Locale(language).region ?? '';
    return /^[A-Z]{2}$/.test(region) ? region : null;
  } catch {
    return null;
  }
}
