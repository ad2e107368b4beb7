const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file for people: "240 kB", "1.4 MB". Thousands, as file managers count. */
export function formatBytes(bytes: number, locale: string): string {
  let size = Math.max(0, bytes);
  let step = 0;
  while (size >= 999.5 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && step > 0 ? 1 : 0,
  }).format(size);
}
