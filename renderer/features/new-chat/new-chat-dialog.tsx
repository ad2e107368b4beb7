import { useMemo, useState } from 'react';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { ownRegion } from '../../format/region.ts';
import { visibleAccounts } from '../../stores/selectors.ts';
import { BareDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import { ContactChooser, type Chosen } from './contact-chooser.tsx';
import styles from './new-chat.module.css';

function OpenDialog({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation();
  const app = useApp();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const accounts = useMemo(() => visibleAccounts({ byId, order }), [byId, order]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const account = byId[accountId];
  const close = (): void => app.stores.ui.setState({ newChat: null });
  const choose = async (chosen: Chosen): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const error = await app.info.start(
      'contact' in chosen
        ? { accountId, personId: chosen.contact.personId }
        : { accountId, phoneNumber: chosen.number, region: ownRegion() },
    );
    setBusy(false);
    if (error === null) close();
    else setTrouble(t(`error.${error}`));
  };
  return (
    <BareDialog title={t('newChat.title')} onClose={close} shortcut="new-chat" className={styles.dialog}>
      <div className={styles.as} data-hue={account === undefined ? undefined : hueOf(account)}>
        <span className={styles.dot} aria-hidden="true" />
        <label className={styles.asLabel}>
          <span>{t('newChat.as')}</span>
          <select
            className={styles.select}
            data-private
            value={accountId}
            onChange={({ target: { value } }) => {
              setTrouble(null);
              app.stores.ui.setState({ newChat: value as AccountId });
            }}
          >
            {accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {accountName(t, one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ContactChooser
        key={accountId}
        accountId={accountId}
        numbers
        busy={busy}
        onChoose={(chosen) => void choose(chosen)}
      />
      {busy && (
        <p role="status" className={styles.note}>
          {t('newChat.looking')}
        </p>
      )}
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </BareDialog>
  );
}

/** Begins a chat: with somebody of the address book, or by a number. */
export function NewChatDialog() {
  const accountId = useUi((state) => state.newChat);
  return accountId === null ? null : <OpenDialog accountId={accountId} />;
}
