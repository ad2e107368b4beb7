import { KeyRound, LockKeyhole } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { minimumPassphraseLength } from '../../limits.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { PlainFileChoice } from './plain-file-choice.tsx';
import styles from './vault.module.css';

/** Asks how the data is locked where the system has no key store. */
export function ProtectScreen() {
  const { t } = useTranslation();
  const app = useApp();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const tooShort = passphrase.length < minimumPassphraseLength;
  const different = passphrase !== repeated;

  const create = async (input: Parameters<typeof app.vault.create>[0]): Promise<void> => {
    setBusy(true);
    setFailure(await app.vault.create(input));
    setBusy(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!tooShort && !different && !busy) void create({ protection: 'passphrase', passphrase });
  };

  return (
    <Gate icon={LockKeyhole} title={t('vault.protect.title')} lead={t('vault.protect.lead')} wide>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      <div className={styles.choices}>
        <form className={styles.choice} onSubmit={submit}>
          <h2 className={styles.choiceTitle}>
            <KeyRound size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('vault.protect.passphraseTitle')}
          </h2>
          <p className={styles.choiceText}>{t('vault.protect.passphraseText')}</p>
          <TextField
            label={t('vault.protect.passphrase')}
            type="password"
            autoComplete="new-password"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen has this one question
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
            error={
              checked && tooShort ? t('vault.protect.tooShort', { count: minimumPassphraseLength }) : null
            }
          />
          <TextField
            label={t('vault.protect.repeat')}
            type="password"
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
            error={checked && !tooShort && different ? t('vault.protect.different') : null}
          />
          <Button tone="primary" type="submit" busy={busy}>
            {t('vault.protect.use')}
          </Button>
        </form>
        <PlainFileChoice
          busy={busy}
          onChoose={() => void create({ protection: 'plain-file', consent: true })}
        />
      </div>
    </Gate>
  );
}
