import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useAccounts, useUi } from '../../app-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { accountPanelId, accountTabId, hueOf } from '../account-strip/account-tab.tsx';
import { ChatListPanel } from '../chat-list/chat-list-panel.tsx';
import { ListResizer } from '../chat-list/list-resizer.tsx';
import { useListWidth } from '../chat-list/use-list-width.ts';
import { Conversation } from '../conversation/conversation.tsx';
import styles from './workspace.module.css';

/** Everything of one account: its chats and the open conversation, under its hue. */
export function Workspace({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation();
  const [width, setWidth] = useListWidth();
  const panel = useRef<HTMLDivElement>(null);
  const account = useAccounts((state) => state.byId[accountId]);
  const openChat = useUi((state) => state.openChats[accountId] ?? null);
  useEffect(() => panel.current?.style.setProperty('--list-width', `${width}px`), [width]);
  if (account === undefined) return null;
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={accountPanelId}
      aria-labelledby={accountTabId(accountId)}
      data-hue={hueOf(account)}
      className={classNames(styles.workspace, openChat !== null && styles.chatOpen)}
    >
      <div className={styles.list}>
        <ChatListPanel account={account} openChat={openChat} />
      </div>
      <ListResizer width={width} onResize={setWidth} />
      <div className={styles.conversation}>
        {openChat === null ? (
          <EmptyState
            icon={MessagesSquare}
            title={t('conversation.none.title')}
            text={t('conversation.none.text')}
          />
        ) : (
          <Conversation account={account} chatId={openChat} />
        )}
      </div>
    </div>
  );
}
