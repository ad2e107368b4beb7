import { useId, useState, type FormEvent } from 'react';
import { Trans } from 'react-i18next';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './link-dialog.module.css';

/** The way of the proof: out to the owner's own browser, and back by the owner's own hand. */
export function ProofForm({ accountId, phoneNumber }: { accountId: AccountId; phoneNumber: string | null }) {
  const { t } = useTranslation();
  const app = useApp();
  const id = useId();
  const [proof, setProof] = useState('');
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (proof.trim() === '') setFailure('passkey-unreadable');
    else void app.passkey.hand(accountId, proof).then(setFailure);
  };
  return (
    <form className={styles.proof} onSubmit={submit}>
      <p className={styles.caution}>{t('linking.passkey.caution')}</p>
      <ol className={styles.steps} aria-label={t('linking.passkey.stepsLabel')}>
        <li>
          <Trans i18nKey="linking.passkey.step1" components={{ b: <b /> }} />
        </li>
        <li>
          <span className={styles.withButton}>
            {t('linking.passkey.step2')}
            <CopyButton
              label={t('linking.passkey.copyRequest')}
              text={() => app.passkey.request(accountId)}
            />
          </span>
        </li>
        <li>
          {phoneNumber === null ? (
            t('linking.passkey.step3')
          ) : (
            <Trans
              i18nKey="linking.passkey.step3Number"
              values={{ number: formatPhoneNumber(phoneNumber) }}
              components={{ number: <b dir="ltr" className={styles.number} /> }}
            />
          )}
        </li>
        <li>
          <label htmlFor={id}>{t('linking.passkey.step4')}</label>
          <textarea
            id={id}
            dir="ltr"
            rows={2}
            spellCheck={false}
            className={styles.answer}
            value={proof}
            aria-invalid={failure !== null || undefined}
            aria-describedby={failure === null ? undefined : `${id}-error`}
            onChange={(event) => {
              setProof(event.target.value);
              setFailure(null);
            }}
          />
          {failure !== null && (
            <p id={`${id}-error`} role="alert" className={styles.mistyped}>
              {t(`error.${failure}`)}
            </p>
          )}
          <Button small tone="primary" type="submit">
            {t('linking.passkey.hand')}
          </Button>
        </li>
      </ol>
    </form>
  );
}
