import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './chat-list-skeleton.module.css';

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of a list that is on its way. */
export const ChatListSkeleton = () => (
  <div className={styles.rows}>
    {rows.map((row) => (
      <div key={row} className={styles.row}>
        <Skeleton className={styles.disc} />
        <div className={styles.lines}>
          <Skeleton className={row % 2 === 0 ? styles.short : styles.middle} />
          <Skeleton className={styles.long} />
        </div>
      </div>
    ))}
  </div>
);
