import { Search, SquarePen, Table2 } from 'lucide-react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { shortcutKeys } from '../../../preload/contract/shortcuts.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { formatKeys } from '../../format/shortcut-keys.ts';
import { isOffline, visibleAccounts } from '../../stores/selectors.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { AccountMenuButton } from '../account-menu/account-menus.tsx';
import { accountName, accountNumber, stateTone, stateWords } from '../account-strip/account-sentences.ts';
import styles from './chat-list-header.module.css';

/** The search for messages, in one account or in all. */
function SearchButton({ accountId }: { accountId: AccountId | null }) {
  const { t } = useTranslation();
  const { search } = useApp();
  const label = t('search.title');
  return (
    <IconButton
      icon={Search}
      label={label}
      hint={accountId === null ? `${label} · ${formatKeys(shortcutKeys('search'))}` : label}
      onClick={() => search.show({ accountId, chat: null })}
    />
  );
}

function NewChatButton({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation();
  const { stores } = useApp();
  const label = t('newChat.title');
  return (
    <IconButton
      icon={SquarePen}
      label={label}
      hint={`${label} · ${formatKeys(shortcutKeys('new-chat'))}`}
      onClick={() => stores.ui.setState({ newChat: accountId })}
    />
  );
}

/** Which account this is, and how it is. */
export function ChatListHeader({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { state } = account;
  const words = stateWords(t, state);
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <div className={styles.who}>
          <h1 className={styles.name} dir="auto" data-private>
            {accountName(t, account)}
          </h1>
          <p className={styles.line}>
            <bdi dir="ltr" data-private>
              {accountNumber(t, account)}
            </bdi>
            <span aria-hidden="true"> · </span>
            <span role="status" data-tone={stateTone(state)} className={styles.state}>
              {words}
            </span>
          </p>
        </div>
        <NewChatButton accountId={account.id} />
        <SearchButton accountId={account.id} />
        <AccountMenuButton account={account} />
      </div>
      {state.kind === 'syncing' && <ProgressBar percent={state.percent} label={words} />}
    </header>
  );
}

/** Over the chats of all accounts: how many accounts there are, and how many of them need somebody. */
export function InboxHeader() {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const count = useAccounts((state) => visibleAccounts(state).length);
  const offline = useAccounts((state) => visibleAccounts(state).filter(isOffline).length);
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <div className={styles.who}>
          <h1 className={styles.name}>{t('accounts.all')}</h1>
          <p className={styles.line} role="status">
            {t('inbox.accounts', { count })}
            {offline > 0 && (
              <>
                <span aria-hidden="true"> · </span>
                <span className={styles.state} data-tone="late">
                  {t('inbox.offline', { count: offline })}
                </span>
              </>
            )}
          </p>
        </div>
        <SearchButton accountId={null} />
        <IconButton icon={Table2} label={t('overview.title')} onClick={() => accounts.show('overview')} />
      </div>
    </header>
  );
}
