import { useEffect, useState, type FormEvent } from 'react';
import type { AccountSettings } from '../../../preload/contract/account-settings.ts';
import type { AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useAccountName } from '../account-strip/account-sentences.ts';
import styles from './form.module.css';
import { AccountSettingsFields } from './settings-fields.tsx';

/** What a person can choose for one account, and for those that come later. */
export function SettingsDialog({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { choices } = useApp();
  const name = useAccountName(account);
  const [settings, setSettings] = useState<AccountSettings | null>(null);
  const [forNewAccounts, setForNewAccounts] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);

  useEffect(() => {
    let gone = false;
    void choices.settings(account.id).then((answer) => {
      if (gone) return;
      if (answer.ok) setSettings(answer.value.settings);
      else setFailure(answer.error.code);
    });
    return () => {
      gone = true;
    };
  }, [choices, account.id]);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (settings === null || busy) return;
    setBusy(true);
    const answer = await choices.setSettings(account.id, settings, forNewAccounts);
    setBusy(false);
    if (answer.ok) choices.close();
    else setFailure(answer.error.code);
  };

  return (
    <ModalDialog title={t('settings.title', { name })} onClose={() => choices.close()}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        {settings !== null && (
          <>
            <AccountSettingsFields settings={settings} onChange={setSettings} />
            <hr className={styles.rule} />
            <Choice
              label={t('settings.forNewAccounts')}
              checked={forNewAccounts}
              onChange={setForNewAccounts}
            />
          </>
        )}
        {failure !== null && (
          <p role="alert" className={styles.bad}>
            {t(`error.${failure}`)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={() => choices.close()}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={settings === null}>
            {t('settings.save')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
