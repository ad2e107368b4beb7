import { Inbox } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useChats } from '../../app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx';
import { LinkWarningBanner } from '../link-account/link-warning.tsx';
import { ChatListHeader } from './chat-list-header.tsx';
import styles from './chat-list-panel.module.css';
import { ChatListSkeleton } from './chat-list-skeleton.tsx';
import { ChatList } from './chat-list.tsx';

function Body({ account, openChat }: { account: AccountView; openChat: ChatId | null }) {
  const { t } = useTranslation();
  const app = useApp();
  const list = useChats((state) => state.lists[account.id]);
  if (list !== undefined && list.rows.length > 0) {
    return <ChatList key={account.id} account={account} list={list} openChat={openChat} />;
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
        <Button onClick={() => void app.chats.watch(account.id)}>{t('common.tryAgain')}</Button>
      </EmptyState>
    );
  }
  const syncing = account.state.kind === 'syncing';
  return (
    <EmptyState
      icon={Inbox}
      title={t(syncing ? 'chats.emptySyncing.title' : 'chats.empty.title')}
      text={t(syncing ? 'chats.emptySyncing.text' : 'chats.empty.text')}
    />
  );
}

/** The column of an account: a thread of its hue, who it is, how it is, its chats. */
export function ChatListPanel({ account, openChat }: { account: AccountView; openChat: ChatId | null }) {
  const { t } = useTranslation();
  const app = useApp();
  useEffect(() => void app.chats.watch(account.id), [app, account.id]);
  return (
    <section className={styles.panel} aria-label={t('chats.panel', { name: accountName(t, account) })}>
      <div className={styles.thread} aria-hidden="true" />
      <ChatListHeader account={account} />
      <ConnectionBanner account={account} />
      <LinkWarningBanner account={account} />
      <div className={styles.body}>
        <Body account={account} openChat={openChat} />
      </div>
    </section>
  );
}
