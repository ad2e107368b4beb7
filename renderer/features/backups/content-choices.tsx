import styles from './backups.module.css';
import { useTranslation } from '../../ui/texts.tsx';

export interface ContentChoice {
  readonly withMessages: boolean;
  /** Goes along with messages only. */
  readonly withMedia: boolean;
}

/** What a backup is to hold besides the logins. */
export function ContentChoices({
  value,
  onChange,
}: {
  value: ContentChoice;
  onChange: (value: ContentChoice) => void;
}) {
  const { t } = useTranslation();
  const { withMessages, withMedia } = value;
  return (
    <>
      <label className={styles.row}>
        <input
          type="checkbox"
          checked={withMessages}
          onChange={(event) =>
            onChange({ withMessages: event.target.checked, withMedia: withMedia && event.target.checked })
          }
        />
        <span className={styles.rowBody}>
          {t('backups.create.messages')}
          <span className={styles.hint}>{t('backups.create.messagesHint')}</span>
        </span>
      </label>
      <label className={styles.row}>
        <input
          type="checkbox"
          disabled={!withMessages}
          checked={withMedia}
          onChange={(event) => onChange({ withMessages, withMedia: event.target.checked })}
        />
        <span className={styles.rowBody}>
          {t('backups.create.media')}
          <span className={styles.hint}>
            {withMessages ? t('backups.create.mediaHint') : t('backups.create.mediaNeedsMessages')}
          </span>
        </span>
      </label>
    </>
  );
}
