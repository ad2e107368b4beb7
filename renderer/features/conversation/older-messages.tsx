import { Button } from '../../ui/button.tsx';
import styles from './message-list.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** What stands above the oldest message: older ones come by themselves, and by the button when that failed. */
export function OlderMessages({
  there,
  fetching,
  onLoad,
}: {
  there: boolean;
  fetching: boolean;
  onLoad: () => void;
}) {
  const { t } = useTranslation();
  if (!there) return null;
  return (
    <div className={styles.head}>
      {fetching ? (
        <span className={styles.older}>{t('conversation.loadingOlder')}</span>
      ) : (
        <Button small tone="quiet" onClick={onLoad}>
          {t('conversation.older')}
        </Button>
      )}
    </div>
  );
}
