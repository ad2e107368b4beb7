import { useState } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { useLoaded } from './use-loaded.ts';

/** Shows a report as it would be saved, to be read first. */
export function ReportDialog() {
  const { t } = useTranslation();
  const { desktop } = useApp();
  const { value, failure } = useLoaded(desktop.makeReport);
  const [saved, setSaved] = useState(false);
  const [unsaved, setUnsaved] = useState<ErrorCode | null>(null);
  const save = async (): Promise<void> => {
    const answer = await desktop.saveReport();
    setSaved(answer.ok && answer.value.saved);
    setUnsaved(answer.ok ? null : answer.error.code);
  };
  const close = (): void => desktop.show(null);
  const wrong = failure ?? unsaved;
  return (
    <ModalDialog title={t('report.title')} onClose={close} wide>
      <div className={styles.form}>
        <p className={styles.text}>{t('report.lead')}</p>
        {value !== null && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach that
          <pre className={styles.report} role="region" aria-label={t('report.text')} tabIndex={0}>
            {value.text}
          </pre>
        )}
        <div role="status">{saved && <p>{t('report.saved')}</p>}</div>
        {wrong !== null && (
          <p role="alert" className={styles.bad}>
            {t(`error.${wrong}`)}
          </p>
        )}
        <div className={styles.buttons}>
          <Button onClick={close}>{t('common.close')}</Button>
          <Button tone="primary" disabled={value === null} onClick={() => void save()}>
            {t('report.save')}
          </Button>
        </div>
      </div>
    </ModalDialog>
  );
}
