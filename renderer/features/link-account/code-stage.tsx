import { Trans } from 'react-i18next';
import type { LinkingView } from '../../../preload/contract/model.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Delayed } from '../../ui/delayed.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { CopyButton } from './copy-button.tsx';
import { TimeLeft } from './countdown.tsx';
import { GroupedCode, inGroups } from './grouped-code.tsx';
import styles from './link-dialog.module.css';

/** The code to type, or its shape while it is on its way, with the words that the phone uses. */
export function CodeStage({ code }: { code: Extract<LinkingView, { kind: 'code' }> | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.typed}>
      {code === null ? (
        <>
          <div className={styles.codeSpace}>
            <Delayed>
              <Skeleton className={styles.textSkeleton} />
            </Delayed>
          </div>
          <p role="status" className={styles.countdown}>
            {t('linking.waiting')}
          </p>
        </>
      ) : (
        <>
          <GroupedCode code={code.code} label={t('linking.code.label')} />
          <div className={styles.codeFoot}>
            <TimeLeft until={code.expiresAt} />
            <CopyButton label={t('linking.code.copy')} text={() => inGroups(code.code)} />
          </div>
          {code.mistyped && (
            <p role="alert" className={styles.mistyped}>
              {t('linking.code.mistyped')}
            </p>
          )}
        </>
      )}
      <ol className={styles.steps} aria-label={t('linking.stepsLabel')}>
        <li>
          {code === null ? (
            t('linking.step1')
          ) : (
            <Trans
              i18nKey="linking.code.step1"
              values={{ number: formatPhoneNumber(code.phoneNumber) }}
              components={{ number: <b dir="ltr" className={styles.number} /> }}
            />
          )}
        </li>
        <li>
          <Trans i18nKey="linking.step2" components={{ b: <b /> }} />
        </li>
        <li>
          <Trans i18nKey="linking.code.step3" components={{ b: <b /> }} />
        </li>
      </ol>
      <p className={styles.aside}>{t('linking.limit')}</p>
    </div>
  );
}
