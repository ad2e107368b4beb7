import { languageNames } from '../../../preload/contract/languages.ts';
import { densities, languages, textSizes, themes } from '../../../preload/contract/preferences.ts';
import { useApp, usePreferences } from '../../app-context.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { shortcutKeys } from '../../../preload/contract/shortcuts.ts';
import { Choice, OneOf } from '../../ui/choice.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { Section } from '../app-settings/section.tsx';
import styles from './settings-screen.module.css';

/** How the window looks. Everything holds at once. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { preferences } = useApp();
  const now = usePreferences((state) => state);
  return (
    <Section title={t('appearance.title')}>
      <div className={styles.fields}>
        <OneOf
          label={t('appearance.theme.label')}
          values={themes}
          value={now.theme}
          words={(theme) => t(`appearance.theme.${theme}`)}
          onChange={(theme) => void preferences.set({ theme })}
        />
        <OneOf
          label={t('appearance.textSize')}
          values={textSizes}
          value={now.textSize}
          words={(size) => t('appearance.percent', { size })}
          onChange={(textSize) => void preferences.set({ textSize })}
        />
        <OneOf
          label={t('appearance.density.label')}
          values={densities}
          value={now.density}
          words={(density) => t(`appearance.density.${density}`)}
          onChange={(density) => void preferences.set({ density })}
        />
        <OneOf
          label={t('appearance.language.label')}
          values={languages}
          value={now.language}
          words={(language) =>
            language === 'system' ? t('appearance.language.system') : languageNames[language]
          }
          onChange={(language) => void preferences.set({ language })}
        />
        <Choice
          label={t('appearance.lessMotion')}
          hint={t('appearance.lessMotionHint')}
          checked={now.motion === 'less'}
          onChange={(less) => void preferences.set({ motion: less ? 'less' : 'system' })}
        />
        <Choice
          label={t('appearance.hideNames')}
          hint={t('appearance.hideNamesHint', { keys: formatKeys(shortcutKeys('hide-names')) })}
          checked={now.hideNames}
          onChange={(hideNames) => void preferences.set({ hideNames })}
        />
      </div>
    </Section>
  );
}
