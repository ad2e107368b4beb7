import { useId } from 'react';
import type { AccountSettings } from '../../../preload/contract/account-settings.ts';
import { Choice } from '../../ui/choice.tsx';
import styles from './form.module.css';
import { useTranslation } from '../../ui/texts.tsx';

const downloadRules = ['never', 'pictures', 'everything'] as const;

function AutoDownload({
  value,
  onChange,
}: {
  value: AccountSettings['autoDownload'];
  onChange: (rule: AccountSettings['autoDownload']) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {t('settings.autoDownload.label')}
      </label>
      <select
        className={styles.select}
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const rule = downloadRules.find((one) => one === event.target.value);
          if (rule !== undefined) onChange(rule);
        }}
      >
        {downloadRules.map((rule) => (
          <option key={rule} value={rule}>
            {t(`settings.autoDownload.${rule}`)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('settings.autoDownload.hint')}
      </p>
    </div>
  );
}

/** What can be chosen of an account, whether it is one or those to come. */
export function AccountSettingsFields({
  settings,
  onChange,
}: {
  settings: AccountSettings;
  onChange: (settings: AccountSettings) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('settings.appearOnline')}
        hint={t('settings.appearOnlineHint')}
        checked={settings.appearOnline === 'in-view'}
        onChange={(checked) => onChange({ ...settings, appearOnline: checked ? 'in-view' : 'never' })}
      />
      <Choice
        label={t('settings.readReceipts')}
        hint={t('settings.readReceiptsHint')}
        checked={settings.readReceipts}
        onChange={(readReceipts) => onChange({ ...settings, readReceipts })}
      />
      <Choice
        label={t('settings.typing')}
        checked={settings.typing}
        onChange={(typing) => onChange({ ...settings, typing })}
      />
      <Choice
        label={t('settings.history')}
        hint={t('settings.historyHint')}
        checked={settings.history === 'everything'}
        onChange={(checked) => onChange({ ...settings, history: checked ? 'everything' : 'recent' })}
      />
      <AutoDownload
        value={settings.autoDownload}
        onChange={(autoDownload) => onChange({ ...settings, autoDownload })}
      />
    </>
  );
}
