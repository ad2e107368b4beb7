import { useState } from 'react';
import type { BackupContents } from '../../../preload/contract/backups.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { BackedUpAccountText, BackupDate } from './backup-contents.tsx';
import styles from './backups.module.css';
import { CreateForm, type CreateInput } from './create-form.tsx';
import { JobProgress } from './job-progress.tsx';

function Done({ contents }: { contents: BackupContents }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  return (
    <>
      <div role="status" className={styles.good}>
        <p>{t('backups.create.done')}</p>
        <p className={styles.hint}>
          <bdi>{t('backups.create.doneFile', { name: contents.fileName })}</bdi>
        </p>
        <BackupDate contents={contents} />
      </div>
      <ul className={styles.contents} aria-label={t('backups.contents.accounts')}>
        {contents.accounts.map((account) => (
          <li key={account.id} className={styles.row}>
            <BackedUpAccountText account={account} standing={false} />
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button tone="primary" onClick={() => backups.close()}>
          {t('common.close')}
        </Button>
      </div>
    </>
  );
}

/** Makes a backup of one account, of several, or of those that are chosen of all. */
export function CreateDialog({ accountIds }: { accountIds: readonly AccountId[] | null }) {
  const { t } = useTranslation();
  const { backups } = useApp();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [contents, setContents] = useState<BackupContents | null>(null);

  const accounts: readonly AccountView[] = (accountIds ?? order).flatMap((id) => byId[id] ?? []);
  const one = accountIds?.length === 1 ? accounts[0] : undefined;

  const create = async (input: CreateInput): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await backups.create(input);
    setBusy(false);
    if (answer.ok) setContents(answer.value);
    else setFailure(answer.error.code);
  };

  return (
    <ModalDialog
      title={
        one === undefined
          ? t('backups.create.title')
          : t('backups.create.titleOne', { name: accountName(t, one) })
      }
      onClose={() => backups.close()}
    >
      {contents !== null && <Done contents={contents} />}
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      {busy && <JobProgress />}
      {contents === null && (
        // Kept while it works, so that what was typed is there when it has to be tried again.
        <div hidden={busy}>
          <CreateForm
            accounts={accounts}
            chosenAlready={one !== undefined}
            onCreate={(input) => void create(input)}
          />
        </div>
      )}
    </ModalDialog>
  );
}
