import { Trans } from 'react-i18next';
import { Delayed } from '../../ui/delayed.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { QrCountdown } from './countdown.tsx';
import styles from './link-dialog.module.css';
import { QrCode } from './qr-code.tsx';

/** The code, or its shape while it is on its way, with what to do on the phone. */
export function ScanStage({ code }: { code: { readonly qr: string; readonly expiresAt: number } | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.scan}>
      <div className={styles.code}>
        {code === null ? (
          <>
            <div className={styles.placeholder}>
              <Delayed>
                <Skeleton className={styles.codeSkeleton} />
              </Delayed>
            </div>
            <p role="status" className={styles.countdown}>
              {t('linking.waiting')}
            </p>
          </>
        ) : (
          <>
            <QrCode text={code.qr} />
            <QrCountdown expiresAt={code.expiresAt} />
          </>
        )}
      </div>
      <div className={styles.how}>
        <p className={styles.lead}>{t('linking.lead')}</p>
        <ol className={styles.steps} aria-label={t('linking.stepsLabel')}>
          <li>{t('linking.step1')}</li>
          <li>
            <Trans i18nKey="linking.step2" components={{ b: <b /> }} />
          </li>
          <li>
            <Trans i18nKey="linking.step3" components={{ b: <b /> }} />
          </li>
        </ol>
        <p className={styles.aside}>{t('linking.limit')}</p>
      </div>
    </div>
  );
}
