import { LockKeyhole } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { VaultState } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { secondsUntil } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './vault.module.css';

type Locked = Extract<VaultState, { kind: 'locked' }>;
const atStart: Locked = { kind: 'locked', retryAt: null, running: false, systemUnlock: false };

/** How long a wait still takes. Its role keeps it from being read out every second. */
function Wait({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  return (
    <p role="timer" className={styles.text}>
      {t('vault.unlock.wait', { count: seconds })}
    </p>
  );
}

/** Asks for the passphrase. A wrong one is said plainly and selected, ready to be typed again. */
export function UnlockScreen() {
  const { t } = useTranslation();
  const app = useApp();
  const vault = useAccounts((state) => (state.vault?.kind === 'locked' ? state.vault : atStart));
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | 'system' | null>(null);
  const wait = secondsUntil(vault.retryAt ?? 0, useNow(1000));

  const unlock = async (): Promise<void> => {
    setBusy(true);
    const code = await app.vault.unlock(passphrase);
    setBusy(false);
    setFailure(code);
    if (code !== null) field.current?.select();
  };
  const bySystem = async (): Promise<void> => {
    setFailure((await app.vault.unlockBySystem()) === null ? null : 'system');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '' && !busy && wait === 0) void unlock();
  };
  const sentence = (): string | null => {
    if (failure === null || failure === 'vault-wait') return null;
    if (failure === 'system') return t('vault.unlock.bySystemFailed');
    return failure === 'vault-wrong-passphrase' ? t('vault.unlock.wrong') : t(`error.${failure}`);
  };

  return (
    <Gate
      icon={LockKeyhole}
      title={vault.running ? t('vault.unlock.runningTitle') : t('vault.unlock.title')}
      lead={vault.running ? t('vault.unlock.runningLead') : t('vault.unlock.lead')}
    >
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
          error={sentence()}
        />
        {wait > 0 && <Wait seconds={wait} />}
        <Button tone="primary" type="submit" busy={busy} disabled={passphrase === '' || wait > 0}>
          {t('vault.unlock.unlock')}
        </Button>
        {vault.systemUnlock && <Button onClick={() => void bySystem()}>{t('vault.unlock.bySystem')}</Button>}
        <Button tone="quiet" onClick={() => app.desktop.show('wipe')}>
          {t('vault.unlock.forgotten')}
        </Button>
      </form>
    </Gate>
  );
}
