import type { StorageUsage } from '../../../preload/contract/storage.ts';
import { formatBytes } from '../../format/bytes.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './storage.module.css';

/** What takes how much, the most first. */
export function UsageList({ usage }: { usage: StorageUsage | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (usage === null) return <p className={styles.total}>{t('storage.counting')}</p>;
  const kinds = usage.kinds
    .map((kind) => ({ ...kind, size: kind.bytes + kind.fileBytes }))
    .filter(({ size, messages }) => size > 0 || messages > 0)
    .toSorted((one, other) => other.size - one.size);
  return (
    <section aria-label={t('storage.used')}>
      <p className={styles.total}>
        <strong>{formatBytes(usage.bytes, locale)}</strong>{' '}
        {t('storage.messages', { count: usage.messages, formatted: usage.messages.toLocaleString(locale) })}
      </p>
      <ul className={styles.kinds}>
        {kinds.map(({ kind, size, messages }) => (
          <li key={kind} className={styles.kind}>
            <span>{t(`storage.kind.${kind}`)}</span>
            <span className={styles.quiet}>
              {t('storage.messages', { count: messages, formatted: messages.toLocaleString(locale) })}
            </span>
            <span className={styles.size}>{formatBytes(size, locale)}</span>
            <meter
              className={styles.meter}
              min={0}
              max={Math.max(1, usage.bytes)}
              value={size}
              aria-label={t(`storage.kind.${kind}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
