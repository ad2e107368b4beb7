import { Paperclip } from 'lucide-react';
import styles from './drop-veil.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** What is said while files are held over a conversation. */
export function DropVeil({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.veil} role="status">
      <p className={styles.words}>
        <Paperclip size={20} strokeWidth={1.75} aria-hidden="true" />
        <span>
          {t('composer.dropHere')} <bdi data-private>{title}</bdi>
        </span>
      </p>
    </div>
  );
}
