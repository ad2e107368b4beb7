import { classNames } from './class-names.ts';
import styles from './skeleton.module.css';

/** The shape of what is coming. Decoration: the place says in words that it loads. */
export const Skeleton = ({ className }: { className?: string | undefined }) => (
  <span aria-hidden="true" className={classNames(styles.skeleton, className)} />
);
