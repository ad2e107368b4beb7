import { useEffect, useState, type FormEvent } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './link-dialog.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** The form's id: its button stands in the foot of the dialog. */
export const numberFormId = 'link-number';
/** The longest number that main takes. */
const longest = 40;
/** A number is read when no key was pressed for this long. Milliseconds. */
const restingFor = 150;

/** Asks for the phone number, and says what it is understood as before anything is sent. */
export function NumberStage({ first, onAsked }: { first: string; onAsked: () => void }) {
  const { t } = useTranslation();
  const app = useApp();
  const [number, setNumber] = useState(first);
  const [understood, setUnderstood] = useState<string | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const reading = number.trim() === '' ? Promise.resolve(null) : app.link.readNumber(number);
      void reading.then((digits) => {
        if (current) setUnderstood(digits);
      });
    }, restingFor);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [app, number]);
  const ask = async (): Promise<void> => {
    const error = number.trim() === '' ? 'phone-number-unusable' : await app.link.withNumber(number);
    setFailure(error);
    if (error === null) onAsked();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask();
  };
  return (
    <form id={numberFormId} className={styles.numberForm} onSubmit={submit}>
      <p className={styles.lead}>{t('linking.number.lead')}</p>
      <TextField
        label={t('linking.number.label')}
        type="tel"
        dir="ltr"
        autoComplete="tel"
        maxLength={longest}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one question
        autoFocus
        value={number}
        onChange={(event) => {
          setNumber(event.target.value);
          setFailure(null);
        }}
        error={failure === null ? null : t(`error.${failure}`)}
      />
      <p role="status" className={styles.countdown}>
        {failure === null &&
          (understood === null
            ? t('linking.number.hint')
            : t('linking.number.understood', { number: formatPhoneNumber(understood) }))}
      </p>
    </form>
  );
}
