import { memo, useCallback, useEffect, useMemo, useState, type SyntheticEvent } from 'react';
import type { AccountView, ChatId, MessageId } from '../../../preload/contract/model.ts';
import { useApp, useChats, useConversations, useUi } from '../../app-context.ts';
import { findChat } from '../../stores/find-chat.ts';
import { conversationKey } from '../../stores/keys.ts';
import { canSend } from '../../stores/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { MediaProvider } from '../media/media-context.ts';
import { MediaViewer } from '../media/media-viewer.tsx';
import { MessageMenuHost } from '../message-menu/message-menu-host.tsx';
import { ChatSearchBar } from '../search/chat-search-bar.tsx';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';
import styles from './conversation.module.css';
import { DropVeil } from './drop-veil.tsx';
import { MessageList } from './message-list.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useLeaving } from './use-leaving.ts';

const Body = memo(function Body({ account, chatId }: { account: AccountView; chatId: ChatId }) {
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
});

/** The row of the chat changes with each message, and the composer with none. */
const SteadyComposer = memo(Composer);

/** One voice at a time: whatever begins to play silences the others. */
function silenceOthers(event: SyntheticEvent<HTMLElement>): void {
  for (const other of event.currentTarget.querySelectorAll<HTMLMediaElement>('audio, video')) {
    if (other !== event.target && !other.muted) other.pause();
  }
}

/** One conversation of one account: who, what was said, and where to answer. */
export function Conversation({ account, chatId }: { account: AccountView; chatId: ChatId }) {
  const app = useApp();
  const chat = useChats((state) => findChat(state, account.id, chatId));
  useEffect(() => void app.conversation.enter(account.id, chatId), [app, account.id, chatId]);
  useEffect(() => () => void app.conversation.close(), [app]);
  useLeaving(app, account.id, chatId);
  const drop = useFileDrop({ accountId: account.id, chatId }, canSend(account));
  const accountId = account.id;
  const key = conversationKey(accountId, chatId);
  const finding = useUi((state) => state.chatSearch === key);
  const [viewing, setViewing] = useState<MessageId | null>(null);
  const stopViewing = useCallback(() => setViewing(null), []);
  const place = useMemo(() => ({ accountId, open: setViewing }), [accountId]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keyboard's way is the attach button
    <section
      className={styles.conversation}
      aria-label={chat?.title}
      onPlayCapture={silenceOthers}
      {...drop.handlers}
    >
      {chat !== undefined && (
        <ConversationHeader chat={chat} onBack={() => app.accounts.openChat(account.id, null)} />
      )}
      {finding && chat !== undefined && <ChatSearchBar key={key} chat={chat} />}
      <div className={styles.body}>
        <MediaProvider value={place}>
          <MessageMenuHost key={conversationKey(account.id, chatId)} account={account} chatId={chatId}>
            <Body account={account} chatId={chatId} />
          </MessageMenuHost>
        </MediaProvider>
      </div>
      <SteadyComposer account={account} chatId={chatId} />
      {drop.over && <DropVeil title={chat?.title ?? ''} />}
      {viewing !== null && (
        <MediaViewer accountId={accountId} chatId={chatId} start={viewing} onClose={stopViewing} />
      )}
    </section>
  );
}
