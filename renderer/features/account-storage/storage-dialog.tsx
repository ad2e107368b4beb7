import { useCallback, useEffect, useState } from 'react';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import type { StorageUsage } from '../../../preload/contract/storage.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';
import formStyles from '../account-settings/form.module.css';
import { ClearOld } from './clear-old.tsx';
import { KeepFields } from './keep-fields.tsx';
import { UsageList } from './usage-list.tsx';

/** What an account takes on this disk, how long it is kept, and what is old enough to go. */
export function StorageDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { choices, storage } = useApp();
  const name = useAccountName(account);
  const [usage, setUsage] = useState<StorageUsage | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  const count = useCallback(async (): Promise<void> => {
    const answer = await storage.usage(account.id);
    if (answer.ok) setUsage(answer.value);
    else setFailure(answer.error.code);
  }, [storage, account.id]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- only after an answer has come
    void count();
  }, [count]);

  return (
    <ModalDialog wide title={t('storage.title', { name })} onClose={() => choices.close()}>
      <div className={formStyles.form}>
        <UsageList usage={usage} />
        <hr className={formStyles.rule} />
        <KeepFields accountId={account.id} />
        <hr className={formStyles.rule} />
        <ClearOld accountId={account.id} onCleared={() => void count()} />
        {failure !== null && (
          <p role="alert" className={formStyles.bad}>
            {t(`error.${failure}`)}
          </p>
        )}
        <div className={formStyles.buttons}>
          <Button onClick={() => choices.close()}>{t('common.close')}</Button>
        </div>
      </div>
    </ModalDialog>
  );
}
