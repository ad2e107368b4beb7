import {
  accountSettingsSchema,
  defaultAccountSettings,
  type AccountSettings,
} from '../../../preload/contract/account-settings.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ProxySettings } from '../../domain/proxy.ts';
import type { Connection } from '../connection.ts';
import { query, type NoParameters } from '../query.ts';
import { accountNumber } from './accounts.ts';

interface ChoicesRow {
  readonly id: string;
  readonly settings: string | null;
  readonly proxy: string | null;
}

export const choiceQueries = {
  list: query<NoParameters, ChoicesRow>(
    'choices.list',
    'SELECT id, settings, proxy FROM accounts WHERE removing = 0',
  ),
  setSettings: query<{ account: number; settings: string }>(
    'choices.set-settings',
    'UPDATE accounts SET settings = $settings WHERE account = $account',
  ),
  setProxy: query<{ account: number; proxy: string | null }>(
    'choices.set-proxy',
    'UPDATE accounts SET proxy = $proxy WHERE account = $account',
  ),
  defaults: query<NoParameters, { settings: string; proxy: string | null }>(
    'choices.defaults',
    'SELECT settings, proxy FROM account_defaults WHERE only = 1',
  ),
  setDefaults: query<{ settings: string }>(
    'choices.set-defaults',
    `INSERT INTO account_defaults (only, settings) VALUES (1, $settings)
     ON CONFLICT (only) DO UPDATE SET settings = excluded.settings`,
  ),
  // No settings in it: nobody has chosen any yet.
  setDefaultProxy: query<{ proxy: string | null }>(
    'choices.set-default-proxy',
    `INSERT INTO account_defaults (only, settings, proxy) VALUES (1, '{}', $proxy)
     ON CONFLICT (only) DO UPDATE SET proxy = excluded.proxy`,
  ),
};

/**
 * What an older version did not know yet is as it is by default. Settings of a newer version, with names that this one
 * does not know, count as not chosen.
 */
function settingsOf(text: string | null | undefined): AccountSettings | null {
  if (text === null || text === undefined) return null;
  const stored: unknown = JSON.parse(text);
  if (typeof stored !== 'object') return null;
  return accountSettingsSchema.safeParse({ ...defaultAccountSettings, ...stored }).data ?? null;
}

/** Written by the functions below and nothing else. One that can't be read throws: never "no proxy". */
const proxyOf = (text: string | null): ProxySettings | null =>
  text === null ? null : (JSON.parse(text) as ProxySettings);
const proxyText = (proxy: ProxySettings | null): string | null =>
  proxy === null ? null : JSON.stringify(proxy);

export function accountChoices(
  db: Connection,
): Map<AccountId, { settings: AccountSettings | null; proxy: ProxySettings | null }> {
  return new Map(
    db.all(choiceQueries.list, {}).map(({ id, settings, proxy }) => [
      id as AccountId,
      {
        settings: settingsOf(settings),
        proxy: proxyOf(proxy),
      },
    ]),
  );
}

/** Throws `account-not-found`. */
export function setAccountSettings(db: Connection, accountId: AccountId, settings: AccountSettings): void {
  const account = accountNumber(db, accountId);
  db.run(choiceQueries.setSettings, { account, settings: JSON.stringify(settings) });
}

/** Throws `account-not-found`. */
export function setAccountProxy(db: Connection, accountId: AccountId, proxy: ProxySettings | null): void {
  const account = accountNumber(db, accountId);
  db.run(choiceQueries.setProxy, { account, proxy: proxyText(proxy) });
}

/** Settings null: nobody has chosen any. */
export function accountDefaults(db: Connection): {
  settings: AccountSettings | null;
  proxy: ProxySettings | null;
} {
  const row = db.get(choiceQueries.defaults, {});
  return { settings: settingsOf(row?.settings), proxy: proxyOf(row?.proxy ?? null) };
}

export function setAccountDefaults(db: Connection, settings: AccountSettings): void {
  db.run(choiceQueries.setDefaults, { settings: JSON.stringify(settings) });
}

export function setDefaultProxy(db: Connection, proxy: ProxySettings | null): void {
  db.run(choiceQueries.setDefaultProxy, { proxy: proxyText(proxy) });
}
