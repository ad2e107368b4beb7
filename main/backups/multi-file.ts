import { randomUUID } from 'node:crypto';
import { hueCount } from '../../preload/contract/account-limits.ts';
import { accountIdSchema, type AccountId } from '../../preload/contract/model.ts';
import type { AccountSettings, SessionIdentity } from '../accounts/backup-port.ts';
import { decodeKeyLines, encodeKeyLines } from '../accounts/key-lines.ts';
import type { AccountRecord } from '../domain/account-record.ts';
import { BackupError } from './backup-error.ts';
import { folderFailure, readJsonFiles, writeFiles } from './folder-files.ts';
import type { RestoreParts } from './restore-backup.ts';

type Parts = RestoreParts & { readonly now: () => number };

/** Throws BackupError `backup-nothing`, and those of writing. */
export async function exportFolder(
  { store, format }: Parts,
  folder: string,
  accountId: AccountId,
  options: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
): Promise<void> {
  const snapshot = await store.sessionSnapshot(accountId);
  if (snapshot === null) throw new BackupError('backup-nothing', 'the account has no session');
  await writeFiles(folder, format.toFolder(snapshot.credentials, decodeKeyLines(snapshot.keys)), options);
}

/**
 * The account of the folder becomes one of ours; an account that is here with this number, and has no session any more, goes
 * on with this one. Throws BackupError `folder-no-credentials`, `folder-not-linked`, `folder-unreadable`, `backup-number-elsewhere`
 * when a session of this number lives here.
 */
export async function importFolder(parts: Parts, folder: string, signal: AbortSignal): Promise<AccountId> {
  const { store, chats, accounts } = parts;
  const { credentials, keys, identity } = await readFolder(parts, folder, signal);
  const records = await chats.listAccounts();
  const here = records.find(({ phoneNumber }) => phoneNumber === identity.phoneNumber);
  if (here !== undefined && (await store.liveSession(here.id)) !== null)
    throw new BackupError('backup-number-elsewhere', 'a session of this number lives here');
  const account = here === undefined ? newAccount(identity, records, parts.now()) : revived(here, identity);
  await accounts.release(account.id);
  try {
    await store.restoreSession({
      account,
      generation: 0,
      credentials,
      keys: encodeKeyLines(keys),
      journal: new Uint8Array(0),
    });
  } finally {
    await accounts.adopt(account.id);
  }
  return account.id;
}

/** Whose login is in a folder. Throws BackupError `folder-no-credentials`, `folder-not-linked`, `folder-unreadable`, `backup-gone`. */
export async function checkFolder(
  parts: Pick<Parts, 'format'>,
  folder: string,
  signal: AbortSignal,
): Promise<SessionIdentity> {
  return (await readFolder(parts, folder, signal)).identity;
}

async function readFolder({ format }: Pick<Parts, 'format'>, folder: string, signal: AbortSignal) {
  const files = await readJsonFiles(folder, signal);
  try {
    const { credentials, keys } = format.fromFolder(files);
    return { credentials, keys, identity: format.inspect(credentials, keys) };
  } catch (error: unknown) {
    const failure = folderFailure(error);
    if (failure instanceof BackupError) throw failure;
    throw new BackupError('folder-unreadable', 'the session of a folder does not open', { cause: error });
  }
}

function newAccount(
  { phoneNumber, lidJid, name }: SessionIdentity,
  others: readonly AccountRecord[],
  now: number,
): AccountSettings {
  return {
    id: accountIdSchema.parse(randomUUID()),
    name,
    phoneNumber,
    lidJid,
    hue: others.length % hueCount,
    order: Math.max(-1, ...others.map(({ order }) => order)) + 1,
    createdAt: now,
    linkedAt: now,
    unlinked: false,
    paused: false,
    pinned: false,
    settings: null,
    proxy: null,
  };
}

const revived = (here: AccountRecord, { lidJid }: SessionIdentity): AccountSettings => ({
  ...here,
  lidJid: lidJid ?? here.lidJid,
  unlinked: false,
  settings: null,
  proxy: null,
});
