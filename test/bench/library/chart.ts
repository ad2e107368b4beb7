/** One bar of each series for each group, side by side; what was not measured has none. */
export interface BarChart {
  readonly title: string;
  readonly unit: string;
  /** Two or more, in the order of their colours. */
  readonly series: readonly string[];
  readonly groups: readonly {
    readonly label: string;
    readonly values: readonly (number | null)[];
  }[];
}

const width = 720;
const left = 170;
const right = 90;
const barHeight = 16;
const groupGap = 14;
const top = 64;

/** Readable on light and dark pages; told apart by lightness as well as by hue. */
const colours = ['#1f6f54', '#c9822b', '#7a8699', '#4b6bb3'] as const;

/** Horizontal bars with their values beside them, as an SVG that needs nothing else. */
export function barChart({ title, unit, series, groups }: BarChart): string {
  const largest = Math.max(
    ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)),
    Number.MIN_VALUE,
  );
  const scale = (width - left - right) / largest;
  const parts: string[] = [];
  let y = top;
  for (const { label, values } of groups) {
    const shown = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
    const middle = y + (shown.length * barHeight) / 2 + 4;
    parts.push(`<text x="${left - 12}" y="${middle}" text-anchor="end">${escaped(label)}</text>`);
    for (const { value, index } of shown) {
      const length = Math.max(1, value * scale);
      parts.push(
        `<rect x="${left}" y="${y + 1}" width="${length.toFixed(1)}" height="${barHeight - 2}" rx="2" fill="${colours[index % colours.length]}"/>`,
        `<text x="${(left + length + 6).toFixed(1)}" y="${y + barHeight - 4}" class="value">${escaped(readable(value, unit))}</text>`,
      );
      y += barHeight;
    }
    y += groupGap;
  }
  const legend = series.map(
    (name, index) =>
      `<rect x="${left + index * 170}" y="36" width="12" height="12" rx="2" fill="${colours[index % colours.length]}"/>` +
      `<text x="${left + index * 170 + 18}" y="46">${escaped(name)}</text>`,
  );
  const said = groups.map(({ label, values }) =>
    values
      .flatMap((value, index) =>
        value === null ? [] : [`${label}, ${series[index] ?? ''}: ${readable(value, unit)}`],
      )
      .join('; '),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(said.join('. '))}</desc>`,
    '<style>text{font:13px system-ui,sans-serif;fill:#24292f}.heading{font-weight:600;font-size:15px}.value{font-size:12px}@media(prefers-color-scheme:dark){text{fill:#e6e6e8}}</style>',
    `<text x="12" y="22" class="heading">${escaped(title)}</text>`,
    ...legend,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const readable = (value: number, unit: string): string =>
  `${value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(2))} ${unit}`.trim();

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
