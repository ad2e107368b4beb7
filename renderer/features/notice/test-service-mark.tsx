import { FlaskConical } from 'lucide-react';
import { useAccounts } from '../../app-context.ts';
import styles from './test-service-mark.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Says, on every screen, that this is not WhatsApp. */
export function TestServiceMark() {
  const { t } = useTranslation();
  const testService = useAccounts((state) => state.testService);
  if (!testService) return null;
  return (
    <aside className={styles.mark} aria-label={t('marks.testService')} title={t('marks.testServiceHint')}>
      <FlaskConical size={14} strokeWidth={1.75} aria-hidden="true" />
      {t('marks.testService')}
    </aside>
  );
}
