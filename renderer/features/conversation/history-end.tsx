import type { HistoryEnd as End } from '../../../preload/contract/chat-info.ts';
import { Button } from '../../ui/button.tsx';
import styles from './message-list.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** What stands above the oldest message that is stored: that there is nothing more, or how the phone is asked for more. */
export function HistoryEnd({ end, onAsk }: { end: End; onAsk: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.head} role="status">
      {end !== 'unknown' && (
        <span className={styles.older}>
          {t(
            end === 'asking'
              ? 'conversation.history.asking'
              : end === 'complete'
                ? 'conversation.history.complete'
                : end === 'silent'
                  ? 'conversation.history.silent'
                  : 'conversation.history.offline',
          )}
        </span>
      )}
      {(end === 'unknown' || end === 'silent') && (
        <Button small tone="quiet" onClick={onAsk}>
          {t(end === 'unknown' ? 'conversation.history.ask' : 'conversation.history.askAgain')}
        </Button>
      )}
    </div>
  );
}
