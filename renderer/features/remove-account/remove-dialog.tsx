import { useState } from 'react';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';
import styles from './remove-dialog.module.css';

function Ask({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const app = useApp();
  const name = useAccountName(account);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await app.accounts.remove(account.id);
    setBusy(false);
    setFailure(answer.ok ? null : answer.error.code);
  };
  return (
    <ConfirmDialog
      title={t('remove.title', { name })}
      text={t('remove.text')}
      onClose={() => app.accounts.askToRemove(null)}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
    >
      <Button tone="danger" busy={busy} onClick={() => !busy && void remove()}>
        {busy ? t('remove.busy') : t('remove.confirm')}
      </Button>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t(`error.${failure}`)}
        </p>
      )}
    </ConfirmDialog>
  );
}

/** Asks before an account is removed, when somebody wants to. */
export function RemoveDialog() {
  const removing = useUi((state) => state.removing);
  const account = useAccounts((state) => (removing === null ? undefined : state.byId[removing]));
  return account === undefined ? null : <Ask account={account} />;
}
