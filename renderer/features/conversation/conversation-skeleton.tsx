import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './conversation.module.css';

/** The shape of messages that are on their way. */
export const ConversationSkeleton = () => (
  <div className={styles.skeleton}>
    <Skeleton className={styles.in} />
    <Skeleton className={styles.out} />
    <Skeleton className={styles.in} />
  </div>
);
