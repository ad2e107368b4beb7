import type { AccountId } from '../../../preload/contract/model.ts';
import type { FactBounds } from '../../accounts/backup-port.ts';
import type { MediaOwner, MediaPage } from '../../accounts/media-archive-port.ts';
import type { FileRow } from '../../accounts/media-store-port.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import { isGone } from '../../domain/chat-fold.ts';
import { accountQueries } from '../chats/account-queries.ts';
import { resolveKey } from '../chats/fold-facts.ts';
import { FoldScope } from '../chats/fold-scope.ts';
import { messageQueries } from '../chats/message-queries.ts';
import type { Connection } from '../connection.ts';
import { mediaQueries } from '../media/media-queries.ts';
import { mediaBackupQueries } from './backup-queries.ts';

/** Files of one page: few enough that nobody waits behind it. */
const pageSize = 100;

const numbersOf = (db: Connection, accountIds: readonly AccountId[]): string =>
  JSON.stringify(accountIds.flatMap((id) => db.get(accountQueries.find, { id })?.account ?? []));

/** As `BackupStore.mediaPage` says. */
export function mediaPage(
  db: Connection,
  accountIds: readonly AccountId[],
  after: string,
  { people, chats, messages, at }: FactBounds,
): MediaPage {
  const accounts = numbersOf(db, accountIds);
  const files = db.all(mediaBackupQueries.files, { accounts, after, limit: pageSize, at });
  const through = files.at(-1)?.name;
  if (through === undefined) return { files, lines: new Uint8Array(0) };
  const range = { accounts, after, through, people, chats, messages, at };
  return { files, lines: db.get(mediaBackupQueries.lines, range)?.lines ?? new Uint8Array(0) };
}

export const mediaBytes = (db: Connection, accountIds: readonly AccountId[]): number =>
  db.get(mediaBackupQueries.bytes, { accounts: numbersOf(db, accountIds), at: Date.now() })?.bytes ?? 0;

/** As `BackupStore.restoreMedia` says. Throws `account-not-found`. */
export function restoreMedia(
  db: Connection,
  accountId: AccountId,
  owners: readonly Pick<MediaOwner, 'key' | 'toUpload'>[],
  file: FileRow,
): ChangeNotice | null {
  const scope = new FoldScope(db, accountId);
  let restored = 0;
  for (const { key, toUpload } of owners) {
    const found = resolveKey(scope, key);
    const row = found === null ? undefined : db.get(messageQueries.byKey, found);
    if (row === undefined || isGone(row.kind)) continue;
    const { message, chat, status } = row;
    if (db.get(mediaQueries.state, { message })?.file) continue;
    db.run(mediaQueries.addFile, { name: file.name, bytes: file.bytes });
    const again = Number(toUpload && status === 'failed');
    const { account } = scope;
    db.run(mediaQueries.set, {
      message,
      account,
      state: 'here',
      reason: null,
      file: file.name,
      toUpload: again,
    });
    scope.touchMessage(message, chat);
    restored += 1;
  }
  const notice = scope.finish();
  return restored === 0 ? null : notice;
}
