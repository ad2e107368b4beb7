import type { AccountId } from '../../../preload/contract/model.ts';
import type { AccountSettings, BackupStore, SessionSnapshot } from '../../accounts/backup-port.ts';
import {
  decodeJournalLines,
  decodeKeyLines,
  encodeJournalLines,
  encodeKeyLines,
} from '../../accounts/key-lines.ts';
import { StoreError } from '../../accounts/ports.ts';
import { accountNumber, insertAccount, updateAccount } from '../chats/accounts.ts';
import type { Connection } from '../connection.ts';
import { credentialQueries, journalQueries, keyQueries } from '../credentials/credential-queries.ts';
import type { Handlers } from '../methods.ts';
import type { Databases } from '../open-folder.ts';
import { backupQueries, sessionQueries } from './backup-queries.ts';
import { factLines } from './fact-lines.ts';
import { mediaBytes, mediaPage, restoreMedia } from './media-pages.ts';

/** The methods of the port, as the worker runs them: each is one turn of its thread, so nobody writes in between. */
export const backupHandlers: Handlers<BackupStore> = {
  sessionSnapshot,
  messageCount: ({ chats }, accountId) =>
    chats.get(backupQueries.messageCount, { account: accountNumber(chats, accountId) })?.messages ?? 0,
  liveSession({ credentials }, accountId) {
    const row = credentials.get(sessionQueries.find, { id: accountId });
    if (row === undefined || row.credentials === null) return null;
    return { generation: row.generation, credentials: row.credentials };
  },
  bounds: ({ chats }) => {
    const row = chats.get(backupQueries.bounds, {});
    return {
      accounts: row?.accounts ?? 0,
      people: row?.people ?? 0,
      chats: row?.chats ?? 0,
      messages: row?.messages ?? 0,
      at: Date.now(),
    };
  },
  factLines: ({ chats }, accountIds, range, bounds) => factLines(chats, accountIds, range, bounds),
  factLinesBeside: ({ chats }, accountIds, range, bounds) => factLines(chats, accountIds, range, bounds),
  mediaPage: ({ chats }, accountIds, after, bounds) => mediaPage(chats, accountIds, after, bounds),
  mediaBytes: ({ chats }, accountIds) => mediaBytes(chats, accountIds),
  restoreMedia: ({ chats }, accountId, messages, file) => restoreMedia(chats, accountId, messages, file),
  restoreSession,
};

function sessionSnapshot({ credentials, chats }: Databases, accountId: AccountId): SessionSnapshot | null {
  const session = credentials.get(sessionQueries.find, { id: accountId });
  const account = readSettings(chats, accountId);
  if (session === undefined || session.credentials === null) return null;
  const { account: number } = session;
  return {
    account,
    generation: session.generation,
    credentials: session.credentials,
    keys: encodeKeyLines(credentials.all(sessionQueries.keys, { account: number })),
    journal: encodeJournalLines(credentials.all(journalQueries.list, { account: number })),
  };
}

function readSettings(chats: Connection, accountId: AccountId): AccountSettings {
  const row = chats.get(backupQueries.settings, { id: accountId });
  if (row === undefined) throw new StoreError('account-not-found', 'there is no such account');
  const { account: _number, id: _id, sortOrder, unlinked, paused, pinned, ...others } = row;
  const { muted, groupName, groupFolded, ...rest } = others;
  return {
    ...rest,
    id: accountId,
    order: sortOrder,
    unlinked: unlinked === 1,
    paused: paused === 1,
    pinned: pinned === 1,
    muted: muted === 1,
    group: groupName,
    groupFolded: groupFolded === 1,
  };
}

function restoreSession(
  { credentials, chats }: Databases,
  { account, generation, credentials: bytes, keys, journal }: SessionSnapshot,
): void {
  credentials.run(credentialQueries.insert, { id: account.id });
  const row = credentials.get(sessionQueries.find, { id: account.id });
  if (row === undefined) throw new StoreError('internal', 'an account that was just written is not there');
  const { account: number } = row;
  credentials.run(keyQueries.deleteAll, { account: number });
  for (const key of decodeKeyLines(keys)) credentials.run(keyQueries.write, { account: number, ...key });
  for (const entry of decodeJournalLines(journal))
    credentials.run(sessionQueries.addJournal, { account: number, ...entry });
  credentials.run(credentialQueries.setCredentials, { account: number, credentials: bytes });
  credentials.run(sessionQueries.setGeneration, {
    account: number,
    generation: Math.max(row.generation, generation) + 1,
  });
  restoreSettings(chats, account);
}

/** An account that is here keeps its looks and its choices; one that is not comes as it was. */
function restoreSettings(chats: Connection, account: AccountSettings): void {
  const { settings, proxy, ...record } = account;
  const { phoneNumber, lidJid, linkedAt } = record;
  if (chats.get(backupQueries.settings, { id: account.id }) !== undefined) {
    updateAccount(chats, account.id, { phoneNumber, lidJid, linkedAt, unlinked: false, moved: false });
    return;
  }
  insertAccount(chats, { ...record, unlinked: false });
  const added = chats.get(backupQueries.settings, { id: account.id });
  if (added !== undefined) chats.run(backupQueries.setChoices, { account: added.account, settings, proxy });
}
