import styles from './media.module.css';

/** So many bars are drawn: one every four pixels. */
const bars = 40;
const highest = 24;
const lowest = 3;

/** Loudness at so many places, each the loudest of the values that fall on it. Even where nothing is known. */
export function barsOf(waveform: readonly number[] | null): readonly number[] {
  if (waveform === null || waveform.length === 0) return Array.from({ length: bars }, () => 12);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / bars));
    return Math.max(...waveform.slice(from, to).map((value) => Math.min(100, Math.max(0, value))));
  });
}

/** The shape of a recording, filled up to where it is. */
export function Waveform({ waveform, done }: { waveform: readonly number[] | null; done: number }) {
  return (
    <svg
      viewBox={`0 0 ${bars * 4} ${highest}`}
      className={styles.waveform}
      aria-hidden="true"
      preserveAspectRatio="none"
    >
      {barsOf(waveform).map((value, bar) => {
        const height = lowest + ((highest - lowest) * value) / 100;
        return (
          <rect
            // Bars have no identity but their place.
            key={bar}
            x={bar * 4}
            y={(highest - height) / 2}
            width={2.5}
            height={height}
            rx={1.25}
            className={(bar + 0.5) / bars <= done ? styles.played : styles.unplayed}
          />
        );
      })}
    </svg>
  );
}
