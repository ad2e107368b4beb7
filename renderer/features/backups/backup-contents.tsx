import type { BackedUpAccount, BackupContents } from '../../../preload/contract/backups.ts';
import { formatInstant } from '../../format/time.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './backups.module.css';

/** One account of a backup, in words. */
export function BackedUpAccountText({ account, standing }: { account: BackedUpAccount; standing: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles.rowBody}>
      <bdi>{account.name === '' ? t('accounts.unnamed') : account.name}</bdi>
      <span className={styles.hint}>
        <bdi>{t('backups.contents.number', { number: account.number })}</bdi>
        {', '}
        {account.messages === 0
          ? t('backups.contents.loginOnly')
          : t('backups.contents.messages', { count: account.messages })}
      </span>
      {standing && <span className={styles.hint}>{t(`backups.standing.${account.standing}`)}</span>}
    </span>
  );
}

/** When a backup was made, and how many files are in it. */
export function BackupDate({ contents }: { contents: BackupContents }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      <p className={styles.hint}>
        {t('backups.contents.made', { date: formatInstant(contents.createdAt, locale) })}
      </p>
      {contents.files !== null && (
        <p className={styles.hint}>{t('backups.contents.files', { count: contents.files })}</p>
      )}
    </>
  );
}
