import { useState } from 'react';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import styles from './backups.module.css';

/** An account that has moved to another computer is to live here again: asked for twice. */
export function TakeBackDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { accounts, backups } = useApp();
  const [agreed, setAgreed] = useState(false);
  const takeBack = (): void => {
    backups.close();
    void accounts.takeBack(account.id);
  };
  return (
    <ModalDialog
      title={t('backups.takeBack.title', { name: accountName(t, account) })}
      onClose={() => backups.close()}
    >
      <div className={styles.warning}>
        <p>{t('backups.takeBack.text')}</p>
        <label className={styles.row}>
          <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
          {t('backups.takeBack.consent')}
        </label>
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => backups.close()}>{t('common.cancel')}</Button>
        <Button tone="primary" disabled={!agreed} onClick={takeBack}>
          {t('backups.takeBack.start')}
        </Button>
      </div>
    </ModalDialog>
  );
}
