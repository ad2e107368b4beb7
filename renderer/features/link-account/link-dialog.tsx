import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkingView } from '../../../preload/contract/model.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import type { LinkDialog as LinkDialogState } from '../../stores/link-progress.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { EndedStage } from './ended-stage.tsx';
import styles from './link-dialog.module.css';
import { ProgressStage } from './progress-stage.tsx';
import { ScanStage } from './scan-stage.tsx';

function Stage({ linking, error }: { linking: LinkingView; error: LinkDialogState['error'] }) {
  const { t } = useTranslation();
  if (error !== null) return <EndedStage expired={false} sentence={t(`error.${error}`)} />;
  switch (linking.kind) {
    case 'waiting':
      return <ScanStage code={null} />;
    case 'scan':
      return <ScanStage code={linking} />;
    case 'code':
      // Nobody can ask for a code to type here yet: it is shown as waiting.
      return <ScanStage code={null} />;
    case 'passkey':
      return <EndedStage expired={false} sentence={t('linking.failed.passkey-needed')} />;
    case 'scanned':
      return <ProgressStage stage={{ kind: 'confirming' }} />;
    case 'confirming':
    case 'syncing':
    case 'linked':
      return <ProgressStage stage={linking} />;
    case 'expired':
      return <EndedStage expired sentence={t('linking.expired.text')} />;
    case 'failed':
      return <EndedStage expired={false} sentence={t(`linking.failed.${linking.reason}`)} />;
  }
}

/** Whether asking for a new code can help. */
function canRenew(linking: LinkingView, error: LinkDialogState['error']): boolean {
  if (error !== null || linking.kind === 'expired') return true;
  return linking.kind === 'failed' && linking.reason !== 'client-too-old';
}

const waiting: LinkingView = { kind: 'waiting' };

function Open({ dialog }: { dialog: LinkDialogState }) {
  const { t } = useTranslation();
  const app = useApp();
  const renew = useRef<HTMLButtonElement>(null);
  const state = useAccounts((accounts) =>
    dialog.accountId === null ? undefined : accounts.byId[dialog.accountId]?.state,
  );
  const linking = state?.kind === 'linking' ? state.linking : waiting;
  const renewable = canRenew(linking, dialog.error);
  useEffect(() => {
    if (renewable) renew.current?.focus();
  }, [renewable]);
  return (
    <ModalDialog wide title={t('linking.title')} onClose={() => void app.link.cancel()}>
      <div className={styles.frame}>
        <Stage linking={linking} error={dialog.error} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => void app.link.cancel()}>{t('common.cancel')}</Button>
        {renewable && (
          <Button ref={renew} tone="primary" onClick={() => void app.link.renew()}>
            {t('linking.renew')}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}

/** The dialog that links an account, when one is being linked. */
export function LinkDialog() {
  const dialog = useUi((state) => state.link);
  return dialog === null ? null : <Open dialog={dialog} />;
}
