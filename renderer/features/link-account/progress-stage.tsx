import type { LinkingView } from '../../../preload/contract/model.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { inGroups } from './grouped-code.tsx';
import styles from './link-dialog.module.css';

type Stage = Extract<LinkingView, { kind: 'scanned' | 'confirming' | 'syncing' | 'linked' }>;

/** After the scan: the phone confirms, the chats come. */
export function ProgressStage({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const percent = stage.kind === 'syncing' ? stage.percent : null;
  const sentence = t(`linking.${stage.kind}`);
  return (
    <div className={styles.stage}>
      <p role="status" className={styles.sentence}>
        {sentence}
      </p>
      <ProgressBar percent={percent} label={sentence} />
      {stage.kind === 'scanned' && (
        <p className={styles.hint}>{t('linking.scannedHint', { code: inGroups(stage.code.code) })}</p>
      )}
      <p className={styles.hint}>
        {percent === null ? t('linking.confirmingHint') : t('linking.syncingPercent', { percent })}
      </p>
    </div>
  );
}
