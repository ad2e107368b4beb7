import { useState } from 'react';
import type { ErrorCode, Result } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { JobProgress } from './job-progress.tsx';

/** Asks for consent, then for a folder, then says what came of it. `run` answers null when no folder was picked. */
export function FolderDialog<Value>({
  title,
  found,
  text,
  consent,
  start,
  run,
  done,
}: {
  title: string;
  /** The folder that is meant, where that is known already. */
  found?: { readonly folderName: string; readonly number: string };
  text: string;
  consent: string;
  start: string;
  run: () => Promise<Result<Value | null>>;
  done: (value: Value) => string;
}) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const go = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await run();
    setBusy(false);
    if (!answer.ok) setFailure(answer.error.code);
    else if (answer.value !== null) setSaid(done(answer.value));
  };

  return (
    <ModalDialog title={title} onClose={() => backups.close()}>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      {found !== undefined && (
        <p className={styles.rowBody}>
          <bdi>{found.folderName}</bdi>
          <span className={styles.hint}>
            <bdi>{t('backups.contents.number', { number: found.number })}</bdi>
          </span>
        </p>
      )}
      {said === null ? (
        <div className={styles.warning}>
          <p>{text}</p>
          <label className={styles.row}>
            <input
              type="checkbox"
              checked={agreed}
              disabled={busy}
              onChange={(event) => setAgreed(event.target.checked)}
            />
            {consent}
          </label>
        </div>
      ) : (
        <p role="status" className={styles.rowBody}>
          {said}
        </p>
      )}
      {busy && <JobProgress />}
      {!busy && (
        <div className={styles.buttons}>
          <Button onClick={() => backups.close()}>
            {said === null ? t('common.cancel') : t('common.close')}
          </Button>
          {said === null && (
            <Button tone="primary" disabled={!agreed} onClick={() => void go()}>
              {start}
            </Button>
          )}
        </div>
      )}
    </ModalDialog>
  );
}
