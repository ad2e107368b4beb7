import { useEffect, useState } from 'react';
import type { AccountSettings } from '../../../preload/contract/account-settings.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { AccountSettingsFields } from '../account-settings/settings-fields.tsx';
import { Section } from '../app-settings/section.tsx';
import styles from './settings-screen.module.css';

/** What accounts that are added from now on begin with. */
export function NewAccountsPage() {
  const { t } = useTranslation();
  const { choices } = useApp();
  const [settings, setSettings] = useState<AccountSettings | null>(null);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let gone = false;
    void choices.defaults().then((answer) => {
      if (gone) return;
      if (answer.ok) setSettings(answer.value);
      else setFailure(answer.error.code);
    });
    return () => {
      gone = true;
    };
  }, [choices]);
  const change = async (next: AccountSettings): Promise<void> => {
    const before = settings;
    setSettings(next);
    setFailure(null);
    const answer = await choices.setDefaults(next);
    if (answer.ok) return;
    setSettings(before);
    setFailure(answer.error.code);
  };
  return (
    <Section title={t('newAccounts.title')} failure={failure}>
      <div className={styles.fields}>
        <p className={styles.lead}>{t('newAccounts.lead')}</p>
        {settings !== null && (
          <AccountSettingsFields settings={settings} onChange={(next) => void change(next)} />
        )}
        <div>
          <Button onClick={() => choices.open({ kind: 'new-proxy' })}>{t('newAccounts.proxy')}</Button>
        </div>
        <p className={styles.lead}>{t('newAccounts.proxyHint')}</p>
      </div>
    </Section>
  );
}
