import { Clock, TriangleAlert } from 'lucide-react';
import styles from './link-dialog.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** It did not come about: what happened, what that means, what to do. */
export function EndedStage({ expired, sentence }: { expired: boolean; sentence: string }) {
  const { t } = useTranslation();
  const Icon = expired ? Clock : TriangleAlert;
  return (
    <div className={styles.stage} role="alert">
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" className={expired ? styles.late : styles.wrong} />
      <h3 className={styles.ended}>{expired ? t('linking.expired.title') : t('linking.failedTitle')}</h3>
      <p className={styles.hint}>{sentence}</p>
    </div>
  );
}
