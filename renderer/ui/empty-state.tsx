import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './empty-state.module.css';

/** Says that there is nothing, why, and what to do. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  large = false,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  text?: string;
  /** For a whole window. */
  large?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classNames(styles.empty, large && styles.large)}>
      {Icon !== undefined && (
        <span className={styles.icon}>
          <Icon size={large ? 22 : 28} strokeWidth={large ? 1.75 : 1.5} aria-hidden="true" />
        </span>
      )}
      {large ? <h1 className={styles.title}>{title}</h1> : <h2 className={styles.title}>{title}</h2>}
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  );
}
