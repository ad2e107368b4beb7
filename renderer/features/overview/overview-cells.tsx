import type { AccountView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatInstant, formatMoment } from '../../format/time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { accountNumber, reasonSentence, stateTone, stateWords } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import { NextStepButton } from '../connection-banner/next-step.tsx';
import type { OverviewColumn, OverviewRow } from './overview-rows.ts';
import styles from './overview-screen.module.css';

function Name({ row }: { row: OverviewRow }) {
  const { t } = useTranslation();
  const app = useApp();
  const { account, name } = row;
  return (
    <button
      type="button"
      className={styles.name}
      data-hue={hueOf(account)}
      onClick={() => app.accounts.select(account.id)}
    >
      <Avatar name={name} size={24} account picture={account.pictureUrl} />
      <span className={styles.nameText}>
        <bdi data-private>{name}</bdi>
        {account.group !== '' && (
          <span className={styles.small} data-private>
            {account.group}
          </span>
        )}
      </span>
      {account.muted && <span className={styles.small}>{t('accounts.muted')}</span>}
    </button>
  );
}

function State({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const reason = reasonSentence(t, account.state);
  const tone = stateTone(account.state);
  return (
    <div className={styles.state}>
      <span className={styles.tone} data-tone={tone}>
        {stateWords(t, account.state)}
      </span>
      {reason !== null && account.state.kind !== 'paused' && <span className={styles.small}>{reason}</span>}
      <span className={styles.step}>
        <NextStepButton account={account} />
      </span>
    </div>
  );
}

function Moment({ at, now, never }: { at: number | null; now: number; never: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (at === null) return <span className={styles.nothing}>{never}</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, locale)}>
      {formatMoment(at, now, locale, t('chats.yesterday'))}
    </time>
  );
}

/** What stands in one column of one account. */
export function OverviewCell({
  row,
  column,
  now,
}: {
  row: OverviewRow;
  column: OverviewColumn;
  now: number;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { account, figures, storage } = row;
  const nothing = <span className={styles.nothing}>{t('overview.nothing')}</span>;
  switch (column) {
    case 'name':
      return <Name row={row} />;
    case 'state':
      return <State account={account} />;
    case 'number':
      return (
        <bdi dir="ltr" className={styles.number} data-private>
          {accountNumber(t, account)}
        </bdi>
      );
    case 'unread':
      return account.unread === 0 ? (
        nothing
      ) : (
        <>
          <CountBadge count={account.unread} muted={account.muted} />
          <span className="visually-hidden">{account.unread}</span>
        </>
      );
    case 'today':
      return figures === null || figures.messagesToday === 0
        ? nothing
        : new Intl.NumberFormat(locale).format(figures.messagesToday);
    case 'lastMessage':
      return figures === null ? null : (
        <Moment at={figures.lastMessageAt} now={now} never={t('overview.nothing')} />
      );
    case 'linkedSince':
      return <Moment at={account.linkedAt} now={now} never={t('overview.nothing')} />;
    case 'storage':
      return storage === null ? nothing : formatBytes(storage, locale);
    case 'proxy':
      return (figures?.proxy ?? null) === null ? (
        <span className={styles.nothing}>{t('overview.direct')}</span>
      ) : (
        <bdi dir="ltr" className={styles.proxy} data-private>
          {figures?.proxy}
        </bdi>
      );
    case 'backup':
      return figures === null ? null : (
        <Moment at={figures.backedUpAt} now={now} never={t('overview.never')} />
      );
  }
}
