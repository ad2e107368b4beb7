import { Forward } from 'lucide-react';
import styles from './parts.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** Says that these are not the sender's own words. */
export function ForwardedMark({ forwarded }: { forwarded: 'once' | 'often' }) {
  const { t } = useTranslation();
  return (
    <p className={styles.forwarded}>
      <Forward size={14} strokeWidth={1.75} aria-hidden="true" />
      {t(`message.forwarded.${forwarded}`)}
    </p>
  );
}
