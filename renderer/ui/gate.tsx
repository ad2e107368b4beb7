import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './gate.module.css';

/** A whole window with one question: what stands before the chats. */
export function Gate({
  icon: Icon,
  title,
  lead,
  wide = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  lead: string;
  wide?: boolean;
  children?: ReactNode;
}) {
  return (
    <main className={styles.gate}>
      <div className={wide ? styles.wide : styles.narrow}>
        <header className={styles.header}>
          <span className={styles.mark}>
            <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
          </span>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
        </header>
        {children}
      </div>
    </main>
  );
}
