import { useState } from 'react';
import type { ExportResult } from '../../../preload/contract/exports.ts';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import type { ExportDialog as Dialog } from '../../stores/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from '../backups/backups.module.css';
import { JobProgress } from '../backups/job-progress.tsx';
import type { ChosenChat } from './chat-choices.tsx';
import { ExportForm, type ExportChoices } from './export-form.tsx';

function Done({ result }: { result: ExportResult }) {
  const { t } = useTranslation();
  const { exports } = useApp();
  return (
    <>
      <div role="status" className={styles.good}>
        <p>
          {result.chats > 0
            ? t('exports.doneMessages', { count: result.messages })
            : t('exports.donePeople', { count: result.people })}
        </p>
        {result.files > 0 && <p>{t('exports.doneFiles', { count: result.files })}</p>}
        <p className={styles.hint}>
          <bdi>{t('backups.create.doneFile', { name: result.name })}</bdi>
        </p>
      </div>
      <div className={styles.buttons}>
        <Button tone="primary" onClick={() => exports.close()}>
          {t('common.close')}
        </Button>
      </div>
    </>
  );
}

/** Chosen chats by their accounts. */
function scopeOf(chats: readonly ChosenChat[]) {
  const accountIds = [...new Set(chats.map(({ accountId }) => accountId))];
  return accountIds.map((id) => ({
    accountId: id,
    chatIds: chats.filter(({ accountId }) => accountId === id).map(({ chatId }) => chatId),
  }));
}

function Exporting({ dialog }: { dialog: Dialog }) {
  const { t } = useTranslation();
  const { exports } = useApp();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const [result, setResult] = useState<ExportResult | null>(null);

  const { accountId, chat } = dialog;
  const one = accountId === null ? undefined : byId[accountId];
  const accounts: readonly AccountView[] =
    accountId === null ? order.flatMap((id) => byId[id] ?? []) : one === undefined ? [] : [one];

  const start = async ({ accountIds, chats, ...choices }: ExportChoices): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const chatIds = chat === null ? null : [chat.id];
    const scope = chats === null ? accountIds.map((id) => ({ accountId: id, chatIds })) : scopeOf(chats);
    const answer = await exports.start({ scope, ...choices });
    setBusy(false);
    if (!answer.ok) setFailure(answer.error.code);
    else if (answer.value !== null) setResult(answer.value);
  };

  const name = chat?.title ?? (one === undefined ? null : accountName(t, one));
  return (
    <ModalDialog
      title={name === null ? t('exports.title') : t('exports.titleOne', { name })}
      onClose={() => exports.close()}
    >
      {result !== null && <Done result={result} />}
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
      {busy && <JobProgress />}
      {result === null && (
        <div hidden={busy}>
          <ExportForm
            accounts={accounts}
            oneChat={chat !== null}
            chooseAccounts={accountId === null}
            onStart={(choices) => void start(choices)}
          />
        </div>
      )}
    </ModalDialog>
  );
}

/** The dialog about an export, if one is open. */
export function ExportDialog() {
  const dialog = useUi((state) => state.exportDialog);
  return dialog === null ? null : <Exporting dialog={dialog} />;
}
