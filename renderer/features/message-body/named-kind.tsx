import { EyeOff } from 'lucide-react';
import { kindIcons, type NamedKind } from '../../ui/message-kind.ts';
import styles from './message-body.module.css';
import { useTranslation } from '../../ui/texts.tsx';

/** A kind that has nothing to show is called by its name, with what to do about it. */
export function NamedMessage({ kind, caption }: { kind: NamedKind; caption: boolean }) {
  const { t } = useTranslation();
  const Icon = kindIcons[kind];
  const explain =
    kind === 'deleted'
      ? null
      : kind === 'undecryptable' || kind === 'unsupported'
        ? t(`explain.${kind}`)
        : t('explain.media');
  return (
    <div className={caption ? styles.namedAbove : styles.named}>
      {Icon !== undefined && (
        <span className={styles.icon}>
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
      )}
      <div>
        <p className={kind === 'deleted' ? styles.gone : styles.kind}>{t(`kind.${kind}`)}</p>
        {explain !== null && <p className={styles.explain}>{explain}</p>}
      </div>
    </div>
  );
}

/** View-once content is on the phone only: it is never kept here. */
export function ViewOnce() {
  const { t } = useTranslation();
  return (
    <div className={styles.named}>
      <span className={styles.icon}>
        <EyeOff size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div>
        <p className={styles.kind}>{t('message.viewOnce.title')}</p>
        <p className={styles.explain}>{t('message.viewOnce.text')}</p>
      </div>
    </div>
  );
}
