import { useApp, useUi } from '../../app-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { Section } from '../app-settings/section.tsx';
import { useLoaded } from '../app-settings/use-loaded.ts';
import styles from './about.module.css';
import { Licences } from './licences.tsx';
import { UpdateState } from './update-state.tsx';

/** Which version this is, newer ones, and what it is made of. */
export function AboutSection() {
  const { t } = useTranslation();
  const { about } = useApp();
  const pushed = useUi((state) => state.update);
  const { value, failure, change } = useLoaded(about.view);
  if (value === null) return <Section title={t('about.title')} failure={failure} />;
  const { version, looksByItself } = value;
  const update = pushed ?? value.update;
  return (
    <Section title={t('about.title')} failure={failure}>
      <p>{t('about.version', { version })}</p>
      <p className={styles.quiet}>{t('about.unofficial')}</p>
      <UpdateState update={update} />
      {update.kind !== 'unavailable' && (
        <Choice
          label={t('updates.lookByItself')}
          hint={t('updates.lookByItselfHint')}
          checked={looksByItself}
          onChange={(allowed) =>
            change({ ...value, looksByItself: allowed }, () => about.lookByItself(allowed))
          }
        />
      )}
      <Licences />
    </Section>
  );
}
