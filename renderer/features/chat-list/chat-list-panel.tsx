import { Archive, Inbox, MailCheck, UsersRound, type LucideIcon } from 'lucide-react';
import { useEffect } from 'react';
import type { ChatFilter } from '../../../preload/contract/chat-filters.ts';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useChats, useUi } from '../../app-context.ts';
import { listKey } from '../../stores/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx';
import { LinkWarningBanner } from '../link-account/link-warning.tsx';
import { ChatFilterBar } from './chat-filter-bar.tsx';
import { ChatListHeader, InboxHeader } from './chat-list-header.tsx';
import styles from './chat-list-panel.module.css';
import { ChatListSkeleton } from './chat-list-skeleton.tsx';
import { ChatList } from './chat-list.tsx';

const filterIcons: Readonly<Record<Exclude<ChatFilter, 'all'>, LucideIcon>> = {
  unread: MailCheck,
  groups: UsersRound,
  direct: Inbox,
  archived: Archive,
};

function Nothing({ account, filter }: { account: AccountView | null; filter: ChatFilter }) {
  const { t } = useTranslation();
  const { ui } = useApp().stores;
  if (filter !== 'all') {
    return (
      <EmptyState icon={filterIcons[filter]} title={t(`chatFilter.none.${filter}`)}>
        <Button small onClick={() => ui.setState({ chatFilter: 'all' })}>
          {t('chatFilter.showAll')}
        </Button>
      </EmptyState>
    );
  }
  const syncing = account?.state.kind === 'syncing';
  return (
    <EmptyState
      icon={Inbox}
      title={t(syncing ? 'chats.emptySyncing.title' : 'chats.empty.title')}
      text={t(syncing ? 'chats.emptySyncing.text' : 'chats.empty.text')}
    />
  );
}

function Body({ account, openChat }: { account: AccountView | null; openChat: ChatId | null }) {
  const { t } = useTranslation();
  const app = useApp();
  const filter = useUi((state) => state.chatFilter);
  const accountId = account?.id ?? null;
  const key = listKey(accountId, filter);
  const list = useChats((state) => state.lists[key]);
  if (list !== undefined && list.rows.length > 0) {
    return <ChatList key={key} listKey={key} list={list} inbox={account === null} openChat={openChat} />;
  }
  if (list === undefined || list.status === 'loading') {
    return (
      <Delayed>
        <ChatListSkeleton />
      </Delayed>
    );
  }
  if (list.status === 'failed') {
    return (
      <EmptyState title={t('chats.failed')} text={t(`error.${list.error ?? 'internal'}`)}>
        <Button onClick={() => void app.chats.watch(accountId, filter)}>{t('common.tryAgain')}</Button>
      </EmptyState>
    );
  }
  return <Nothing account={account} filter={filter} />;
}

/**
 * The column of an account: a thread of its hue, who it is, how it is, its chats. Without an account: the chats of all
 * of them, under no hue.
 */
export function ChatListPanel({
  account,
  openChat,
}: {
  account: AccountView | null;
  openChat: ChatId | null;
}) {
  const { t } = useTranslation();
  const app = useApp();
  const filter = useUi((state) => state.chatFilter);
  const accountId = account?.id ?? null;
  useEffect(() => void app.chats.watch(accountId, filter), [app, accountId, filter]);
  const label = account === null ? t('chats.inbox') : t('chats.panel', { name: accountName(t, account) });
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={account === null ? styles.noThread : styles.thread} aria-hidden="true" />
      {account === null ? (
        <InboxHeader />
      ) : (
        <>
          <ChatListHeader account={account} />
          <ConnectionBanner account={account} />
          <LinkWarningBanner account={account} />
        </>
      )}
      <ChatFilterBar />
      <div className={styles.body}>
        <Body account={account} openChat={openChat} />
      </div>
    </section>
  );
}
