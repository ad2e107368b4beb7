import { useEffect, useState } from 'react';
import type { AccountView } from '../../../preload/contract/model.ts';
import { useAccounts, useApp, useUi } from '../../app-context.ts';
import { formatDay } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { ModalDialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/texts.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './link-details.module.css';

const minute = 60_000;

function Details({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  const app = useApp();
  const locale = useLocale();
  const now = useNow(minute);
  const [devices, setDevices] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    void app.link.countDevices(account.id).then((count) => {
      if (current) setDevices(count);
    });
    return () => {
      current = false;
    };
  }, [app, account.id]);
  const words = { today: t('linking.details.today'), yesterday: t('linking.details.yesterday') };
  const dayOf = (at: number | null): string =>
    at === null ? t('linking.details.unknown') : formatDay(at, now, locale, words);
  const online = account.state.kind === 'online' || account.state.kind === 'syncing';
  const rows: readonly (readonly [string, string])[] = [
    [t('linking.details.since'), dayOf(account.linkedAt)],
    [
      t('linking.details.devices'),
      devices === null ? t('linking.details.devicesUnknown') : t('linking.details.devicesOf', { devices }),
    ],
    [t('linking.details.phoneSeen'), dayOf(account.phoneSeenAt)],
    [t('linking.details.online'), online ? t('linking.details.now') : dayOf(account.onlineAt)],
  ];
  const close = (): void => app.link.showDetails(null);
  return (
    <ModalDialog title={t('linking.details.title')} onClose={close}>
      <dl className={styles.rows}>
        {rows.map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.rules}>{t('linking.details.rules')}</p>
      <div className={styles.buttons}>
        <Button tone="primary" onClick={close}>
          {t('common.close')}
        </Button>
      </div>
    </ModalDialog>
  );
}

/** How an account is linked: since when, among how many, and how its clocks stand. */
export function LinkDetails() {
  const shown = useUi((state) => state.linkDetails);
  const account = useAccounts((state) => (shown === null ? undefined : state.byId[shown]));
  return account === undefined ? null : <Details account={account} />;
}
