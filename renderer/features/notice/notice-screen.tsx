import { HardDrive, Info, ShieldAlert, Unlink, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Gate } from '../../ui/gate.tsx';
import styles from './notice.module.css';
import { useTranslation } from '../../ui/texts.tsx';

function Point({ icon: Icon, title, text }: { icon: LucideIcon; title: string; text: string }) {
  return (
    <li className={styles.point}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <div>
        <h2 className={styles.pointTitle}>{title}</h2>
        <p className={styles.pointText}>{text}</p>
      </div>
    </li>
  );
}

/** What everyone must know before the first code: unofficial, at their own risk, what is kept, how to stop. */
export function NoticeScreen() {
  const { t } = useTranslation();
  const app = useApp();
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const accept = async (): Promise<void> => setFailure(await app.vault.acceptNotice());
  return (
    <Gate icon={Info} title={t('notice.title')} lead={t('notice.lead')}>
      <ul className={styles.points}>
        <Point icon={ShieldAlert} title={t('notice.riskTitle')} text={t('notice.riskText')} />
        <Point icon={HardDrive} title={t('notice.storedTitle')} text={t('notice.storedText')} />
        <Point icon={Unlink} title={t('notice.unlinkTitle')} text={t('notice.unlinkText')} />
      </ul>
      {failure !== null && <p role="alert">{t(`error.${failure}`)}</p>}
      <Button
        tone="primary"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the screen has this one button
        autoFocus
        onClick={() => void accept()}
      >
        {t('notice.accept')}
      </Button>
    </Gate>
  );
}
