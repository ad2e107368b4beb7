import { useState, type FormEvent } from 'react';
import { maximumLabelLength } from '../../../preload/contract/account-limits.ts';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from '../account-settings/form.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';

/** A name of one's own for an account. Empty brings its profile name back. */
export function RenameDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { accounts, choices } = useApp();
  const name = useAccountName(account);
  const [label, setLabel] = useState(account.label);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await accounts.rename(account.id, label);
    if (answer.ok) choices.close();
    else setFailure(answer.error.code);
  };
  return (
    <ModalDialog title={t('rename.title', { name })} onClose={() => choices.close()}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <p className={styles.lead}>{t('rename.text')}</p>
        <TextField
          label={t('rename.label')}
          value={label}
          placeholder={account.name}
          maxLength={maximumLabelLength}
          dir="auto"
          error={failure === null ? null : t(`error.${failure}`)}
          onChange={(event) => setLabel(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={() => choices.close()}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary">
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
