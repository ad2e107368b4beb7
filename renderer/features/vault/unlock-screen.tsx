import { LockKeyhole } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './vault.module.css';

/** Asks for the passphrase. A wrong one is said plainly and selected, ready to be typed again. */
export function UnlockScreen() {
  const { t } = useTranslation();
  const app = useApp();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const unlock = async (): Promise<void> => {
    setBusy(true);
    const code = await app.vault.unlock(passphrase);
    setBusy(false);
    setFailure(code);
    if (code !== null) field.current?.select();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void unlock();
  };
  const sentence = failure === 'vault-wrong-passphrase' ? t('vault.unlock.wrong') : null;

  return (
    <Gate icon={LockKeyhole} title={t('vault.unlock.title')} lead={t('vault.unlock.lead')}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          ref={field}
          label={t('vault.unlock.passphrase')}
          type="password"
          autoComplete="current-password"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen has this one question
          autoFocus
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setFailure(null);
          }}
          error={failure === null ? null : (sentence ?? t(`error.${failure}`))}
        />
        <Button tone="primary" type="submit" busy={busy} disabled={passphrase === ''}>
          {t('vault.unlock.unlock')}
        </Button>
      </form>
    </Gate>
  );
}
