import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { Section } from './section.tsx';

/** The report, and the end of everything. */
export function DataSection() {
  const { t } = useTranslation();
  const { desktop } = useApp();
  return (
    <Section title={t('wipe.section')}>
      <div className={styles.row}>
        <Button onClick={() => desktop.show('report')}>{t('report.open')}</Button>
        <Button tone="danger" onClick={() => desktop.show('wipe')}>
          {t('wipe.open')}
        </Button>
      </div>
    </Section>
  );
}
