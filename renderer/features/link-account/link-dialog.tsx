import { useEffect, useRef, useState } from 'react';
import type { AccountId, LinkingView } from '../../../preload/contract/model.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import type { LinkDialog as LinkDialogState } from '../../stores/link-progress.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { CodeStage } from './code-stage.tsx';
import { EndedStage } from './ended-stage.tsx';
import styles from './link-dialog.module.css';
import { NumberStage, numberFormId } from './number-stage.tsx';
import { PasskeyStage } from './passkey-stage.tsx';
import { ProgressStage } from './progress-stage.tsx';
import { ScanStage } from './scan-stage.tsx';
import { stepsFor } from './steps-for.ts';

interface StageProps {
  readonly linking: LinkingView;
  readonly error: LinkDialogState['error'];
  readonly accountId: AccountId | null;
  /** A code to type is on its way, not one to scan. */
  readonly typed: boolean;
}

function Stage({ linking, error, accountId, typed }: StageProps) {
  const { t } = useTranslation();
  if (error !== null) return <EndedStage expired={false} sentence={t(`error.${error}`)} />;
  switch (linking.kind) {
    case 'waiting':
      return typed ? <CodeStage code={null} /> : <ScanStage code={null} />;
    case 'scan':
      return <ScanStage code={linking} />;
    case 'code':
      return <CodeStage code={linking} />;
    case 'passkey':
      return accountId === null ? null : <PasskeyStage passkey={linking} accountId={accountId} />;
    case 'scanned':
    case 'confirming':
    case 'syncing':
    case 'linked':
      return <ProgressStage stage={linking} />;
    case 'expired':
      return <EndedStage expired sentence={t(`linking.expired.${linking.what}`)} />;
    case 'failed':
      return <EndedStage expired={false} sentence={t(`linking.failed.${linking.reason}`)} />;
  }
}

const waiting: LinkingView = { kind: 'waiting' };

function Open({ dialog }: { dialog: LinkDialogState }) {
  const { t } = useTranslation();
  const app = useApp();
  const renew = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const account = useAccounts((accounts) =>
    dialog.accountId === null ? undefined : accounts.byId[dialog.accountId],
  );
  const linking = account?.state.kind === 'linking' ? account.state.linking : waiting;
  const typed = dialog.number !== undefined;
  const steps = stepsFor(linking, dialog.error, typed);
  // Where there is something to read first, the focus would scroll it away.
  const focused = steps.renew && linking.kind !== 'passkey';
  useEffect(() => {
    if (focused) renew.current?.focus();
  }, [focused]);
  const scan = (): void => {
    setAsking(false);
    if (linking.kind !== 'scan') void app.link.scan();
  };
  return (
    <ModalDialog wide title={t('linking.title')} onClose={() => void app.link.cancel()}>
      <div className={styles.frame}>
        {asking ? (
          <NumberStage
            first={dialog.number ?? (account?.phoneNumber ? `+${account.phoneNumber}` : '')}
            onAsked={() => setAsking(false)}
          />
        ) : (
          <Stage linking={linking} error={dialog.error} accountId={dialog.accountId} typed={typed} />
        )}
      </div>
      <div className={styles.buttons}>
        <div className={styles.other}>
          {(asking || steps.scan) && (
            <Button tone="quiet" onClick={scan}>
              {t('linking.useScan')}
            </Button>
          )}
          {!asking && steps.number && (
            <Button tone="quiet" onClick={() => setAsking(true)}>
              {t('linking.useNumber')}
            </Button>
          )}
          {!asking && account !== undefined && (steps.scan || steps.number || steps.renew) && (
            <Button
              tone="quiet"

              onClick={() => app.choices.open({ kind: 'proxy', accountId: account.id })}
            >
              {t('linking.proxy')}
            </Button>
          )}
        </div>
        <Button onClick={() => void app.link.cancel()}>{t('common.cancel')}</Button>
        {asking && (
          <Button tone="primary" type="submit" form={numberFormId}>
            {t('linking.number.ask')}
          </Button>
        )}
        {!asking && steps.renew && (
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
