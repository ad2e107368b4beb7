import { useState, type FormEvent } from 'react';
import type { BackupContents } from '../../../preload/contract/backups.ts';
import type { CommandInput } from '../../../preload/contract/commands.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { JobProgress } from './job-progress.tsx';
import { RestoreForm } from './restore-form.tsx';

/** Asks for a file and its passphrase. */
function OpenForm({
  fileName,
  onPick,
  onOpen,
}: {
  fileName: string | null;
  onPick: () => void;
  onOpen: (passphrase: string) => void;
}) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (fileName === null) onPick();
    else if (passphrase !== '') onOpen(passphrase);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{t('backups.restore.lead')}</p>
      {fileName !== null && (
        <>
          <p className={styles.rowBody}>
            <bdi>{t('backups.restore.file', { name: fileName })}</bdi>
          </p>
          <TextField
            label={t('backups.restore.passphrase')}
            type="password"
            autoComplete="off"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one question after a file was picked
            autoFocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.cancel')}</Button>
        {fileName !== null && <Button onClick={onPick}>{t('backups.restore.pick')}</Button>}
        <Button tone="primary" type="submit">
          {fileName === null ? t('backups.restore.pick') : t('backups.restore.open')}
        </Button>
      </div>
    </form>
  );
}

function Restored({ count }: { count: number }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  return (
    <>
      <p role="status">{t('backups.restore.done', { count })}</p>
      <div className={styles.buttons}>
        <Button tone="primary" onClick={() => backups.close()}>
          {t('common.close')}
        </Button>
      </div>
    </>
  );
}

/** Checks a backup and, if one wants to, restores from it. `opened`: a file that main has picked already. */
export function RestoreDialog({ opened }: { opened: string | null }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const [fileName, setFileName] = useState(opened);
  const [contents, setContents] = useState<BackupContents | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const pick = async (): Promise<void> => {
    const answer = await backups.pick();
    setFailure(answer.ok ? null : answer.error.code);
    if (answer.ok && answer.value !== null) setFileName(answer.value.fileName);
  };
  const open = async (passphrase: string): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await backups.open(passphrase);
    setBusy(false);
    if (answer.ok) setContents(answer.value);
    else setFailure(answer.error.code);
  };
  const restore = async (accounts: CommandInput<'backups.restore'>['accounts']): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await backups.restore(accounts);
    setBusy(false);
    if (answer.ok) setRestored(answer.value.restored.length);
    else setFailure(answer.error.code);
  };

  return (
    <ModalDialog title={t('backups.restore.title')} onClose={() => backups.close()}>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      {busy && <JobProgress />}
      {restored !== null && <Restored count={restored} />}
      {restored === null && (
        <div hidden={busy}>
          {contents === null ? (
            <OpenForm
              key={fileName}
              fileName={fileName}
              onPick={() => void pick()}
              onOpen={(passphrase) => void open(passphrase)}
            />
          ) : (
            <RestoreForm contents={contents} onRestore={(accounts) => void restore(accounts)} />
          )}
        </div>
      )}
    </ModalDialog>
  );
}
