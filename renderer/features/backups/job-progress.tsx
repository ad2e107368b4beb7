import { useApp, useUi } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The job under way: what it does, how far it is, how long it will take, and the way out. */
export function JobProgress() {
  const { t } = useTranslation();
  const { backups } = useApp();
  const progress = useUi((state) => state.backupProgress);
  const label = progress === null ? t('backups.progress.starting') : t(`backups.progress.${progress.what}`);
  const percent =
    progress === null || progress.total === 0
      ? null
      : Math.min(100, Math.round((progress.done / progress.total) * 100));
  const seconds =
    progress === null || progress.remaining === null ? null : Math.ceil(progress.remaining / 1000);
  return (
    <div className={styles.progress}>
      <p role="status">{label}</p>
      <ProgressBar percent={percent} label={label} />
      {seconds !== null && seconds > 0 && (
        <p className={styles.hint}>
          {seconds < 90
            ? t('backups.progress.secondsLeft', { count: seconds })
            : t('backups.progress.minutesLeft', { count: Math.round(seconds / 60) })}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => backups.stop()}>{t('backups.stop')}</Button>
      </div>
    </div>
  );
}
