import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './vault.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The weaker way. The button wakes up only when the person has said yes to what it means. */
export function PlainFileChoice({ busy, onChoose }: { busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const [consent, setConsent] = useState(false);
  return (
    <section className={styles.choice}>
      <h2 className={styles.choiceTitle}>
        <LockOpen size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('vault.protect.plainTitle')}
      </h2>
      <p className={styles.choiceText}>{t('vault.protect.plainText')}</p>
      <label className={styles.consent}>
        <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />
        <span>{t('vault.protect.consent')}</span>
      </label>
      <Button disabled={!consent} busy={busy} onClick={onChoose} className={styles.last}>
        {t('vault.protect.continue')}
      </Button>
    </section>
  );
}
