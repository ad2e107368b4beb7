import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../preload/contract/model.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { AccountMenuButton } from '../account-menu/account-menus.tsx';
import { accountName, accountNumber, stateTone, stateWords } from '../account-strip/account-sentences.ts';
import styles from './chat-list-header.module.css';

/** Which account this is, and how it is. */
export function ChatListHeader({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const { state } = account;
  const words = stateWords(t, state);
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <div className={styles.who}>
          <h1 className={styles.name} dir="auto">
            {accountName(t, account)}
          </h1>
          <p className={styles.line}>
            <bdi dir="ltr">{accountNumber(t, account)}</bdi>
            <span aria-hidden="true"> · </span>
            <span role="status" data-tone={stateTone(state)} className={styles.state}>
              {words}
            </span>
          </p>
        </div>
        <AccountMenuButton account={account} />
      </div>
      {state.kind === 'syncing' && <ProgressBar percent={state.percent} label={words} />}
    </header>
  );
}
