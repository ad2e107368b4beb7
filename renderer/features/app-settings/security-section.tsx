import { useState } from 'react';
import type { LockSettings } from '../../../preload/contract/lock-commands.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Pick } from '../../ui/pick.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { PassphraseForm, type PassphraseTask } from './passphrase-form.tsx';
import { Section } from './section.tsx';
import { useLoaded } from './use-loaded.ts';

/** The contract has the same list; the window loads no values from files with schemas. */
const minutes = [1, 5, 15, 60] as const;

/** How the data is locked, and when the app locks itself. */
export function SecuritySection() {
  const { t } = useTranslation();
  const { vault } = useApp();
  const { value, failure, change, reload } = useLoaded(vault.view);
  const [task, setTask] = useState<PassphraseTask | null>(null);
  if (value === null) return <Section title={t('lock.title')} failure={failure} />;
  const { protection, settings, systemUnlockAvailable } = value;
  const set = (part: Partial<LockSettings>): void => {
    const next = { ...settings, ...part };
    change({ ...value, settings: next }, () => vault.setSettings(next));
  };
  const never = 'never';
  return (
    <Section title={t('lock.title')} failure={failure}>
      <p className={styles.text}>{t(`lock.protectedBy.${protection}`)}</p>
      {protection === 'passphrase' ? (
        <>
          <div className={styles.row}>
            <Button onClick={() => void vault.lock()}>{t('lock.now')}</Button>
            <Button onClick={() => setTask('change')}>{t('lock.change')}</Button>
            <Button onClick={() => setTask('remove')}>{t('lock.remove')}</Button>
          </div>
          <Pick
            label={t('lock.after')}
            value={settings.afterMinutes === null ? never : String(settings.afterMinutes)}
            options={[
              ...minutes.map((count) => [String(count), t('lock.minutes', { count })] as const),
              [never, t('lock.never')],
            ]}
            onChange={(chosen) =>
              set({ afterMinutes: minutes.find((count) => String(count) === chosen) ?? null })
            }
          />
          <Choice
            label={t('lock.withScreen')}
            checked={settings.withScreen}
            onChange={(withScreen) => set({ withScreen })}
          />
          {systemUnlockAvailable && (
            <Choice
              label={t('lock.system')}
              hint={t('lock.systemHint')}
              checked={settings.systemUnlock}
              onChange={(systemUnlock) => set({ systemUnlock })}
            />
          )}
          <p className={styles.text}>{t('lock.whileRunning')}</p>
        </>
      ) : (
        <>
          <p className={styles.text}>{t('lock.needs')}</p>
          <div className={styles.row}>
            <Button onClick={() => setTask('set')}>{t('lock.set')}</Button>
          </div>
        </>
      )}
      {task !== null && (
        <PassphraseForm
          task={task}
          view={value}
          onClose={() => {
            setTask(null);
            reload();
          }}
        />
      )}
    </Section>
  );
}
