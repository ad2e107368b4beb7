import { classNames } from './class-names.ts';
import styles from './count-badge.module.css';

/** A number of unread things. Its words are in the accessible name of what it sits on. */
export function CountBadge({
  count,
  muted = false,
  hued = false,
}: {
  count: number;
  muted?: boolean;
  hued?: boolean;
}) {
  if (count <= 0) return null;
  return (
    <span aria-hidden="true" className={classNames(styles.badge, hued && styles.hued, muted && styles.muted)}>
      {count > 999 ? '999+' : count}
    </span>
  );
}
