import { useState, type FormEvent } from 'react';
import type { LockView } from '../../../preload/contract/lock-commands.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { minimumPassphraseLength } from '../../limits.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** What is to be done about the passphrase. */
export type PassphraseTask = 'set' | 'change' | 'remove';

/** Sets, changes or takes away the passphrase. The databases are not touched: only their key is wrapped anew. */
export function PassphraseForm({
  task,
  view,
  onClose,
}: {
  task: PassphraseTask;
  view: LockView;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { vault } = useApp();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [consent, setConsent] = useState(false);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const asksCurrent = task !== 'set';
  const asksNext = task !== 'remove';
  const asksConsent = task === 'remove' && !view.keyStoreAvailable;
  const tooShort = asksNext && next.length < minimumPassphraseLength;
  const different = asksNext && next !== repeated;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (tooShort || different || busy || (asksConsent && !consent)) return;
    setBusy(true);
    const code = await vault.change({
      current: asksCurrent ? current : null,
      next: asksNext
        ? { protection: 'passphrase', passphrase: next }
        : asksConsent
          ? { protection: 'plain-file', consent: true }
          : { protection: 'key-store' },
    });
    setBusy(false);
    setFailure(code);
    if (code === null) onClose();
  };
  const wrong = failure === 'vault-wrong-passphrase';

  return (
    <ModalDialog title={t(`lock.dialog.${task}Title`)} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {asksNext && <p className={styles.text}>{t('lock.dialog.lead')}</p>}
        {task === 'remove' && (
          <p className={styles.text}>{asksConsent ? t('lock.dialog.plain') : t('lock.dialog.keyStore')}</p>
        )}
        {asksCurrent && (
          <TextField
            label={t('lock.dialog.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            error={wrong ? t('vault.unlock.wrong') : null}
          />
        )}
        {asksNext && (
          <>
            <TextField
              label={t('lock.dialog.next')}
              type="password"
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
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
          </>
        )}
        {asksConsent && <Choice label={t('vault.protect.consent')} checked={consent} onChange={setConsent} />}
        {failure !== null && !wrong && (
          <p role="alert" className={styles.bad}>
            {t(`error.${failure}`)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            tone={task === 'remove' ? 'danger' : 'primary'}
            busy={busy}
            disabled={asksConsent && !consent}
          >
            {asksNext ? t('lock.dialog.save') : t('lock.dialog.stop')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
