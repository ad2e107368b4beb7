/** "22:30" as minutes after midnight; null for what is no time. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes < 24 * 60 && Number(match[2]) < 60 ? minutes : null;
}

/** Minutes after midnight as a time field wants them: "22:30". */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Words and phrases between commas, without the empty and the double ones, as many as main takes. */
export const keywordsOf = (text: string): readonly string[] =>
  [...new Set(text.split(/[,\n،、]/u).map((word) => word.trim().slice(0, 60)))]
    .filter((word) => word !== '')
    .slice(0, 50);
