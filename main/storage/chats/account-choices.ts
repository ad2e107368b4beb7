import { accountSettingsSchema, type AccountSettings } from '../../../preload/contract/account-settings.ts';
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
  list: query<NoParameters, ChoicesRow>('choices.list', 'SELECT id, settings, proxy FROM accounts'),
  setSettings: query<{ account: number; settings: string }>(
    'choices.set-settings',
    'UPDATE accounts SET settings = $settings WHERE account = $account',
  ),
  setProxy: query<{ account: number; proxy: string | null }>(
    'choices.set-proxy',
    'UPDATE accounts SET proxy = $proxy WHERE account = $account',
  ),
  defaults: query<NoParameters, { settings: string }>(
    'choices.defaults',
    'SELECT settings FROM account_defaults WHERE only = 1',
  ),
  setDefaults: query<{ settings: string }>(
    'choices.set-defaults',
    `INSERT INTO account_defaults (only, settings) VALUES (1, $settings)
     ON CONFLICT (only) DO UPDATE SET settings = excluded.settings`,
  ),
};

/** Settings of another version of the app, with names that this one does not know, count as not chosen. */
function settingsOf(text: string | null | undefined): AccountSettings | null {
  if (text === null || text === undefined) return null;
  return accountSettingsSchema.safeParse(JSON.parse(text)).data ?? null;
}

export function accountChoices(
  db: Connection,
): Map<AccountId, { settings: AccountSettings | null; proxy: ProxySettings | null }> {
  return new Map(
    db.all(choiceQueries.list, {}).map(({ id, settings, proxy }) => [
      id as AccountId,
      {
        settings: settingsOf(settings),
        // Written by `setAccountProxy` and nothing else. One that can't be read throws: never "no proxy".
        proxy: proxy === null ? null : (JSON.parse(proxy) as ProxySettings),
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
  db.run(choiceQueries.setProxy, { account, proxy: proxy === null ? null : JSON.stringify(proxy) });
}

/** Null while nobody has chosen any. */
export const accountDefaults = (db: Connection): AccountSettings | null =>
  settingsOf(db.get(choiceQueries.defaults, {})?.settings);

export function setAccountDefaults(db: Connection, settings: AccountSettings): void {
  db.run(choiceQueries.setDefaults, { settings: JSON.stringify(settings) });
}
