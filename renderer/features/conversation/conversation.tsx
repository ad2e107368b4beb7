import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, ChatId } from '../../../preload/contract/model.ts';
import { useApp, useChats, useConversations } from '../../app-context.ts';
import { conversationKey } from '../../stores/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';
import styles from './conversation.module.css';
import { MessageList } from './message-list.tsx';

function Body({ account, chatId }: { account: AccountView; chatId: ChatId }) {
  const { t } = useTranslation();
  const app = useApp();
  const key = conversationKey(account.id, chatId);
  const conversation = useConversations((state) => state.byKey[key]);
  if (conversation !== undefined && conversation.messages.length > 0) {
    return <MessageList key={key} accountId={account.id} chatId={chatId} conversation={conversation} />;
  }
  if (conversation === undefined || conversation.status === 'loading') {
    return (
      <Delayed>
        <ConversationSkeleton />
      </Delayed>
    );
  }
  if (conversation.status === 'failed') {
    return (
      <EmptyState title={t('conversation.failed')} text={t(`error.${conversation.error ?? 'internal'}`)}>
        <Button onClick={() => void app.conversation.open(account.id, chatId)}>{t('common.tryAgain')}</Button>
      </EmptyState>
    );
  }
  return <p className={styles.empty}>{t('conversation.empty')}</p>;
}

/** One conversation of one account: who, what was said, and where to answer. */
export function Conversation({ account, chatId }: { account: AccountView; chatId: ChatId }) {
  const app = useApp();
  const chat = useChats((state) => state.lists[account.id]?.rows.find((row) => row.id === chatId));
  useEffect(() => void app.conversation.open(account.id, chatId), [app, account.id, chatId]);
  useEffect(() => () => void app.conversation.close(), [app]);
  return (
    <section className={styles.conversation} aria-label={chat?.title}>
      {chat !== undefined && (
        <ConversationHeader chat={chat} onBack={() => app.accounts.openChat(account.id, null)} />
      )}
      <div className={styles.body}>
        <Body account={account} chatId={chatId} />
      </div>
      <Composer account={account} chatId={chatId} />
    </section>
  );
}
