import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useAccounts, useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import styles from './vault.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Says that the key can't be had, why, and what to do about just that. */
export function UnreadableScreen() {
  const { t } = useTranslation();
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const why = useAccounts((state) => (state.vault?.kind === 'unreadable' ? state.vault.why : 'damaged'));
  const retry = async (): Promise<void> => {
    setBusy(true);
    await app.vault.retry();
    setBusy(false);
  };
  return (
    <Gate icon={ShieldAlert} title={t('vault.unreadable.title')} lead={t(`vault.unreadable.why.${why}`)}>
      <p className={styles.text}>{t(`vault.unreadable.todo.${why}`)}</p>
      <p className={styles.text}>{t('vault.unreadable.untouched')}</p>
      <div className={styles.ways}>
        <Button tone="primary" busy={busy} onClick={() => !busy && void retry()}>
          {t('common.tryAgain')}
        </Button>
        <Button onClick={() => app.desktop.show('report')}>{t('vault.unreadable.report')}</Button>
        <Button tone="quiet" onClick={() => app.desktop.show('wipe')}>
          {t('vault.unreadable.wipe')}
        </Button>
      </div>
    </Gate>
  );
}
