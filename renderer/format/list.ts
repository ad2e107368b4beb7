const formatters = new Map<string, Intl.ListFormat>();

/** "Maria, Ben and Tom", in the way of the locale. */
export function formatList(parts: readonly string[], locale: string): string {
  let formatter = formatters.get(locale);
  if (formatter === undefined) {
    formatter = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
    formatters.set(locale, formatter);
  }
  return formatter.format(parts);
}
