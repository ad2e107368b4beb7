import { secondsUntil } from '../../format/time.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './link-dialog.module.css';

/** "2:07": minutes and seconds. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/* A timer is not read out every second; its role says so. */
export function QrCountdown({ expiresAt }: { expiresAt: number }) {
  const { t } = useTranslation();
  const seconds = secondsUntil(expiresAt, useNow(1000));
  return (
    <p role="timer" className={styles.countdown}>
      {seconds === 0 ? t('linking.waiting') : t('linking.expiresIn', { count: seconds })}
    </p>
  );
}

/** How much time is left for what a person has to do. */
export function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation();
  return (
    <p role="timer" className={styles.countdown}>
      {t('linking.timeLeft', { time: clock(secondsUntil(until, useNow(1000))) })}
    </p>
  );
}
