import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { AccountId, LinkingView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { TimeLeft } from './countdown.tsx';
import { CopyButton } from './copy-button.tsx';
import { GroupedCode } from './grouped-code.tsx';
import styles from './link-dialog.module.css';
import { passkeyDetails } from './passkey-details.ts';
import { ProofForm } from './proof-form.tsx';

type Passkey = Extract<LinkingView, { kind: 'passkey' }>;

/** WhatsApp asks for a passkey: what that is, what it is not, and what can be done. */
export function PasskeyStage({ passkey, accountId }: { passkey: Passkey; accountId: AccountId }) {
  const { t } = useTranslation();
  return (
    <div className={styles.passkey}>
      <p role="status" className="visually-hidden">
        {t('linking.passkey.title')}
      </p>
      <h3 className={styles.passkeyTitle}>
        <KeyRound size={20} strokeWidth={1.75} aria-hidden="true" />
        {t('linking.passkey.title')}
      </h3>
      <Step passkey={passkey} accountId={accountId} />
      <div className={styles.codeFoot}>
        <TimeLeft until={passkey.expiresAt} />
        <CopyButton label={t('linking.passkey.copyDetails')} text={() => passkeyDetails(t, passkey)} />
      </div>
    </div>
  );
}

function Step({ passkey, accountId }: { passkey: Passkey; accountId: AccountId }) {
  const { t } = useTranslation();
  switch (passkey.step) {
    case 'explain':
      return (
        <>
          <Explanation />
          <Experiment allowed={false} />
        </>
      );
    case 'proof':
      return (
        <>
          <ProofForm accountId={accountId} phoneNumber={passkey.phoneNumber} />
          <Experiment allowed />
        </>
      );
    case 'compare':
      return <Compare code={passkey.code ?? ''} accountId={accountId} />;
    case 'waiting':
    case 'finishing':
      return (
        <div className={styles.stage}>
          <p role="status" className={styles.sentence}>
            {t(`linking.passkey.${passkey.step}`)}
          </p>
          <ProgressBar percent={null} label={t(`linking.passkey.${passkey.step}`)} />
        </div>
      );
  }
}

function Explanation() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('linking.passkey.what')}</p>
      <ul className={styles.facts}>
        <li>{t('linking.passkey.fine')}</li>
        <li>{t('linking.passkey.noWayRound')}</li>
        <li>{t('linking.passkey.canDo')}</li>
        <li>{t('linking.passkey.keep')}</li>
      </ul>
    </>
  );
}

/** The setting of the experimental step. It stands where it matters, and is remembered. */
function Experiment({ allowed }: { allowed: boolean }) {
  const { t } = useTranslation();
  const app = useApp();
  const [wanted, setWanted] = useState(allowed);
  const change = async (next: boolean): Promise<void> => {
    setWanted(next);
    if (!(await app.passkey.allow(next))) setWanted(!next);
  };
  return (
    <label className={styles.experiment}>
      <input type="checkbox" checked={wanted} onChange={(event) => void change(event.target.checked)} />
      <span>
        <b>{t('linking.passkey.allow')}</b>
        <span className={styles.hint}>{t('linking.passkey.allowHint')}</span>
      </span>
    </label>
  );
}

function Compare({ code, accountId }: { code: string; accountId: AccountId }) {
  const { t } = useTranslation();
  const app = useApp();
  return (
    <>
      <p>{t('linking.passkey.compare')}</p>
      <GroupedCode code={code} label={t('linking.code.label')} />
      <div className={styles.answers}>
        <Button onClick={() => void app.passkey.compared(accountId, false)}>
          {t('linking.passkey.differ')}
        </Button>
        <Button tone="primary" onClick={() => void app.passkey.compared(accountId, true)}>
          {t('linking.passkey.same')}
        </Button>
      </div>
    </>
  );
}
