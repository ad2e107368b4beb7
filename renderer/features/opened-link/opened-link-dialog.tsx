import { useState } from 'react';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { formatPhoneNumber } from '../../format/phone-number.ts';
import type { OpenedLink } from '../../stores/ui-state.ts';
import { canSend, visibleAccounts } from '../../stores/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import {
  accountDescription,
  accountName,
  accountNumber,
  stateWords,
} from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import styles from './opened-link.module.css';

function AccountChoice({
  account,
  busy,
  onChoose,
}: {
  account: AccountView;
  busy: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const able = canSend(account);
  return (
    <li>
      <button
        type="button"
        className={styles.account}
        data-hue={hueOf(account)}
        aria-label={accountDescription(t, account)}
        disabled={busy || !able}
        onClick={onChoose}
      >
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.words}>
          <bdi className={styles.name} data-private>
            {accountName(t, account)}
          </bdi>
          <span className={styles.hint}>
            <bdi dir="ltr" data-private>
              {accountNumber(t, account)}
            </bdi>
            {account.state.kind !== 'online' && <span> {stateWords(t, account.state)}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}

function Chooser({ link }: { link: OpenedLink }) {
  const { t } = useTranslation();
  const { openings, link: linking } = useApp();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const accounts = visibleAccounts({ byId, order });
  const choose = async (accountId: AccountId): Promise<void> => {
    setBusy(true);
    setFailure(await openings.openLink(accountId));
    setBusy(false);
  };
  const close = (): void => openings.dropLink();
  return (
    <ModalDialog title={t('openedLink.title')} onClose={close}>
      <div className={styles.body}>
        <p className={styles.lead}>
          {t('openedLink.lead')}{' '}
          <bdi dir="ltr" className={styles.number} data-private>
            {formatPhoneNumber(link.phoneNumber)}
          </bdi>
        </p>
        {link.text !== '' && (
          <figure className={styles.text}>
            <figcaption className={styles.hint}>{t('openedLink.text')}</figcaption>
            {/* The focus begins here: whoever was typing when the link came must not choose by it. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it */}
            <blockquote className={styles.quote} dir="auto" tabIndex={0} data-private>
              {link.text}
            </blockquote>
          </figure>
        )}
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {t(`error.${failure}`)}
          </p>
        )}
        {accounts.length === 0 ? (
          <p>{t('openedLink.none')}</p>
        ) : (
          <ul className={styles.accounts} aria-label={t('openedLink.accounts')} aria-busy={busy}>
            {accounts.map((account) => (
              <AccountChoice
                key={account.id}
                account={account}
                busy={busy}
                onChoose={() => void choose(account.id)}
              />
            ))}
          </ul>
        )}
        <div className={styles.buttons}>
          <Button onClick={close}>{t('common.cancel')}</Button>
          {accounts.length === 0 && (
            <Button
              tone="primary"
              onClick={() => {
                close();
                void linking.add();
              }}
            >
              {t('accounts.add')}
            </Button>
          )}
        </div>
      </div>
    </ModalDialog>
  );
}

/** A link from outside names a chat: with which account? Nothing is opened, and nothing written, before that is chosen. */
export function OpenedLinkDialog() {
  const link = useUi((state) => state.openedLink);
  return link === null ? null : <Chooser key={`${link.phoneNumber} ${link.text}`} link={link} />;
}
