import { classNames } from '../../ui/class-names.ts';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { strengthOf, type Strength } from './passphrase-strength.ts';

const steps: readonly Strength[] = ['weak', 'fair', 'good', 'strong'];

/** How hard a passphrase is to guess, in steps and in words. */
export function PassphraseMeter({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation();
  const strength = strengthOf(passphrase);
  const reached = steps.indexOf(strength);
  return (
    <div>
      <div className={styles.meter} aria-hidden="true">
        {steps.map((step, index) => (
          <span
            key={step}
            className={classNames(styles.step, passphrase !== '' && index <= reached && styles.stepOn)}
          />
        ))}
      </div>
      <p className={styles.hint} role="status" aria-label={t('backups.strength.label')}>
        {passphrase === '' ? t('backups.create.lost') : t(`backups.strength.${strength}`)}
      </p>
    </div>
  );
}
