import { defaultAccountSettings } from '../../preload/contract/account-settings.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import type { Choices } from './account-choices.ts';
import type { ChatStore } from './ports.ts';

/** An account as the store has it. */
export interface StoredAccount {
  readonly record: AccountRecord;
  readonly unread: number;
  readonly choices: Choices;
}

export interface StoredAccounts {
  readonly accounts: readonly StoredAccount[];
  /** What new accounts begin with. */
  readonly defaults: Choices;
}

/** All that the store knows of accounts. Where it has no settings of one, the defaults for new accounts hold. */
export async function readStoredAccounts(
  chats: Pick<ChatStore, 'listAccounts' | 'unreadByAccount' | 'accountChoices' | 'accountDefaults'>,
): Promise<StoredAccounts> {
  const [records, unread, choices, stored] = await Promise.all([
    chats.listAccounts(),
    chats.unreadByAccount(),
    chats.accountChoices(),
    chats.accountDefaults(),
  ]);
  const settings = stored.settings ?? defaultAccountSettings;
  const accounts = records.map((record) => {
    const chosen = choices.get(record.id);
    return {
      record,
      unread: unread.get(record.id) ?? 0,
      choices: { settings: chosen?.settings ?? settings, proxy: chosen?.proxy ?? null },
    };
  });
  return { accounts, defaults: { settings, proxy: stored.proxy } };
}
