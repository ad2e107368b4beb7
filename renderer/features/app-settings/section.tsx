import type { ReactNode } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** One topic of the settings: a heading, what can be chosen, and what went wrong. */
export function Section({
  title,
  failure,
  children,
}: {
  title: string;
  failure?: ErrorCode | null;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
      {failure !== undefined && failure !== null && (
        <p role="alert" className={styles.bad}>
          {t(`error.${failure}`)}
        </p>
      )}
    </section>
  );
}
