import { LockOpen } from 'lucide-react';
import { useAccounts } from '../../app-context.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './plain-file-mark.module.css';

/** Goes on saying that the data is not locked. Quiet, and always there. */
export function PlainFileMark() {
  const { t } = useTranslation();
  const plain = useAccounts(
    (state) => state.vault?.kind === 'open' && state.vault.protection === 'plain-file',
  );
  if (!plain) return null;
  return (
    <Tooltip side="right" text={`${t('marks.plainFile')}\n${t('marks.plainFileHint')}`}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its tooltip must be reached by keys */}
      <span role="img" aria-label={t('marks.plainFile')} tabIndex={0} className={styles.mark}>
        <LockOpen size={16} strokeWidth={1.75} aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
