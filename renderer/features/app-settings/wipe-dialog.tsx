import { useState } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import styles from './app-settings.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Asks twice before everything is deleted. */
export function WipeDialog() {
  const { t } = useTranslation();
  const { desktop } = useApp();
  const [asked, setAsked] = useState(1);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const close = (): void => desktop.show(null);
  const wipe = async (): Promise<void> => {
    setBusy(true);
    const answer = await desktop.wipe();
    setBusy(false);
    setFailure(answer.ok ? null : answer.error.code);
  };
  return (
    <ConfirmDialog
      // Another dialog for the second question, so that the focus is on the way out again.
      key={asked}
      title={asked === 1 ? t('wipe.title') : t('wipe.again')}
      text={asked === 1 ? t('wipe.text') : t('wipe.againText')}
      onClose={close}
      cancelLabel={<Button>{t('common.cancel')}</Button>}
    >
      {asked === 1 ? (
        <Button
          tone="danger"
          // The alert dialog would close at the end of this very click otherwise.
          onClick={() => setTimeout(() => setAsked(2), 0)}
        >
          {t('wipe.next')}
        </Button>
      ) : (
        <Button tone="danger" busy={busy} onClick={() => !busy && void wipe()}>
          {busy ? t('wipe.busy') : t('wipe.confirm')}
        </Button>
      )}
      {failure !== null && (
        <p role="alert" className={styles.bad}>
          {t(`error.${failure}`)}
        </p>
      )}
    </ConfirmDialog>
  );
}
