import { ArrowDown } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import styles from './message-list.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Says what came in below while one reads above, and leads there. Nothing moves until it is pressed. */
export function NewMessagesPill({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation();
  const label = count > 0 ? t('conversation.newMessages', { count }) : t('conversation.toBottom');
  return (
    <button
      type="button"
      className={classNames(styles.pill, count > 0 && styles.pillNew)}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <ArrowDown size={16} strokeWidth={2} aria-hidden="true" />
      {count > 0 && <span>{label}</span>}
    </button>
  );
}
