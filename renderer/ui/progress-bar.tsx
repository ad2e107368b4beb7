import { useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

/** True progress, or a quiet movement where nobody knows how far it is. */
export function ProgressBar({ percent, label }: { percent: number | null; label: string }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    bar.current?.style.setProperty('inline-size', percent === null ? '' : `${percent}%`);
  }, [percent]);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={styles.track}
    >
      <span ref={bar} className={classNames(styles.bar, percent === null && styles.unknown)} />
    </span>
  );
}
