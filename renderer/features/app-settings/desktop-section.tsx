import type { DesktopSettings } from '../../../preload/contract/desktop-commands.ts';
import { useApp } from '../../app-context.ts';
import { Choice } from '../../ui/choice.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Section } from './section.tsx';
import { useLoaded } from './use-loaded.ts';

/** How the app lives on this computer. */
export function DesktopSection() {
  const { t } = useTranslation();
  const { desktop } = useApp();
  const { value, failure, change } = useLoaded(desktop.view);
  if (value === null) return <Section title={t('desktop.title')} failure={failure} />;
  const { settings, canStartAtLogin, ownSpelling, profile } = value;
  const set = (part: Partial<DesktopSettings>): void => {
    const next = { ...settings, ...part };
    change({ ...value, settings: next }, () => desktop.setSettings(next));
  };
  return (
    <Section title={t('desktop.title')} failure={failure}>
      {profile !== null && <p className={styles.text}>{t('desktop.profile', { name: profile })}</p>}
      <Choice
        label={t('desktop.closeToTray')}
        hint={t('desktop.closeToTrayHint')}
        checked={settings.closeToTray}
        onChange={(closeToTray) => set({ closeToTray })}
      />
      {canStartAtLogin && (
        <Choice
          label={t('desktop.startAtLogin')}
          checked={settings.startAtLogin}
          onChange={(startAtLogin) => set({ startAtLogin })}
        />
      )}
      {!ownSpelling && (
        <Choice
          label={t('desktop.checkSpelling')}
          hint={t('desktop.checkSpellingHint')}
          checked={settings.checkSpelling}
          onChange={(checkSpelling) => set({ checkSpelling })}
        />
      )}
    </Section>
  );
}
