import type { MarkedText as Marked } from '../../preload/contract/search-commands.ts';
import styles from './marked-text.module.css';

/** A text with the words that were found in it. */
export function MarkedText({ marked: { text, ranges } }: { marked: Marked }) {
  const rest = ranges.at(-1)?.to ?? 0;
  return (
    <>
      {ranges.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(ranges[index - 1]?.to ?? 0, from)}
          <mark className={styles.mark}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(rest)}
    </>
  );
}
