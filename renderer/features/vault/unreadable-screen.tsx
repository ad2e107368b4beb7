import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import styles from './vault.module.css';

/** Says that the key can't be had, why that may be, and what to do. */
export function UnreadableScreen() {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <Gate icon={ShieldAlert} title={t('vault.unreadable.title')} lead={t('vault.unreadable.lead')}>
      <p className={styles.text}>{t('vault.unreadable.causes')}</p>
      <p className={styles.text}>{t('vault.unreadable.whatToDo')}</p>
      <Button onClick={() => void app.feed.snapshot()}>{t('common.tryAgain')}</Button>
    </Gate>
  );
}
