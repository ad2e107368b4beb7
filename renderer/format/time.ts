const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make and are needed for every row. */
function format(at: number, locale: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale}/${name}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

/** Midnight, local time, of the day that holds `at`. */
export function startOfDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole days between two instants, by the calendar: 0 for the same day, 1 for yesterday. */
export const daysBetween = (earlier: number, later: number): number =>
  Math.round((startOfDay(later) - startOfDay(earlier)) / 86_400_000);

/** The time of day, "14:05". */
export const formatTime = (at: number, locale: string): string =>
  format(at, locale, 'time', { timeStyle: 'short' });

/** Everything about an instant, for tooltips. */
export const formatInstant = (at: number, locale: string): string =>
  format(at, locale, 'instant', { dateStyle: 'full', timeStyle: 'short' });

export interface DayWords {
  readonly today: string;
  readonly yesterday: string;
}

/** When a chat last moved: time today, "Yesterday", weekday in the last week, else the date. */
export function formatMoment(at: number, now: number, locale: string, yesterday: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return formatTime(at, locale);
  if (days === 1) return yesterday;
  if (days < 7) return format(at, locale, 'weekday', { weekday: 'short' });
  return format(at, locale, 'date', { day: '2-digit', month: '2-digit', year: '2-digit' });
}

/** The heading of a day in a conversation. */
export function formatDay(at: number, now: number, locale: string, words: DayWords): string {
  const days = daysBetween(at, now);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  if (days > 1 && days < 7) return format(at, locale, 'long-weekday', { weekday: 'long' });
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return sameYear
    ? format(at, locale, 'day', { weekday: 'short', day: 'numeric', month: 'long' })
    : format(at, locale, 'day-year', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** "March 2026". */
export const formatMonth = (at: number, locale: string): string =>
  format(at, locale, 'month', { month: 'long', year: 'numeric' });

/** "10 Mar 2026". */
export const formatDate = (at: number, locale: string): string =>
  format(at, locale, 'short-date', { dateStyle: 'medium' });

/** Whole seconds until `at`, never below zero. */
export const secondsUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1000));
