import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { useSteadyAccount, useUi } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountPanelId, accountTabId, hueOf } from '../account-strip/account-tab.tsx';
import { ChatListPanel } from '../chat-list/chat-list-panel.tsx';
import { ListResizer } from '../chat-list/list-resizer.tsx';
import { useListWidth } from '../chat-list/use-list-width.ts';
import { LateConversation, LateSidePanel } from './late.tsx';
import styles from './workspace.module.css';

function NoChat() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={MessagesSquare}
      title={t('conversation.none.title')}
      text={t('conversation.none.text')}
    />
  );
}

/** A list of chats and what is open of it, side by side where there is room. */
function Columns({ account, open }: { account: AccountView | null; open: ChatPlace | null }) {
  const [width, setWidth] = useListWidth();
  const columns = useRef<HTMLDivElement>(null);
  const owner = useSteadyAccount(open?.accountId ?? null);
  useEffect(() => columns.current?.style.setProperty('--list-width', `${width}px`), [width]);
  return (
    <div ref={columns} className={classNames(styles.workspace, owner !== undefined && styles.chatOpen)}>
      <div className={styles.list}>
        <ChatListPanel account={account} openChat={open?.chatId ?? null} />
      </div>
      <ListResizer width={width} onResize={setWidth} />
      <div className={styles.conversation} data-hue={owner === undefined ? undefined : hueOf(owner)}>
        {open === null || owner === undefined ? (
          <div className={styles.talk}>
            <NoChat />
          </div>
        ) : (
          <>
            {account === null && <div className={styles.thread} aria-hidden="true" />}
            <div className={styles.talk}>
              <LateConversation account={owner} chatId={open.chatId} />
            </div>
            <LateSidePanel account={owner} chatId={open.chatId} />
          </>
        )}
      </div>
    </div>
  );
}

/** Everything of one account: its chats and the open conversation, under its hue. */
export function Workspace({ accountId }: { accountId: AccountId }) {
  const account = useSteadyAccount(accountId);
  const chatId = useUi((state) => state.openChats[accountId] ?? null);
  if (account === undefined) return null;
  return (
    <div
      role="tabpanel"
      id={accountPanelId}
      aria-labelledby={accountTabId(accountId)}
      data-hue={hueOf(account)}
      className={styles.panel}
    >
      <Columns account={account} open={chatId === null ? null : { accountId, chatId }} />
    </div>
  );
}

/** The chats of all accounts in one list. What is open stands under the hue of its account. */
export function InboxWorkspace() {
  const open = useUi((state) => state.inboxChat);
  return <Columns account={null} open={open} />;
}
