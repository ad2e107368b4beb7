import type { AccountId, ChatId, Timestamp } from '../../../preload/contract/model.ts';
import type { FileRow, PictureRow } from '../../accounts/media-store-port.ts';
import { mediaUrl } from '../../accounts/media-urls.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import { accountNumber } from '../chats/accounts.ts';
import { FoldScope } from '../chats/fold-scope.ts';
import type { Connection } from '../connection.ts';
import { urlSecret } from './files.ts';
import { mediaQueries, type PictureOfChatRow } from './media-queries.ts';

/** So much of a file's name stands in the address of a picture: enough to tell a new picture from the old one. */
const namePartLength = 12;

const pictureUrl = (secret: Uint8Array, account: number, chat: number, file: string | null): string | null =>
  file === null ? null : mediaUrl(secret, 'picture', `${account}-${chat}-${file.slice(0, namePartLength)}`);

/** The address of a chat's picture; null while there is none. */
export function pictureUrlOf(db: Connection, account: number, chat: number): string | null {
  const file = db.get(mediaQueries.pictureFile, { account, chat })?.file ?? null;
  return file === null ? null : pictureUrl(urlSecret(db), account, chat, file);
}

/** Throws `account-not-found`. */
export function pictures(db: Connection, accountId: AccountId, chatIds: readonly ChatId[]): PictureRow[] {
  const account = accountNumber(db, accountId);
  return chatIds.flatMap((chatId) => {
    const row = db.get(mediaQueries.picture, { account, chat: Number(chatId) });
    return row === undefined
      ? []
      : [{ chatId, address: addressOf(row), file: row.file, checkedAt: row.checkedAt ?? 0 }];
  });
}

function addressOf(row: PictureOfChatRow): PictureRow['address'] {
  if (row.placeJid === null || row.kind === 'direct')
    return { type: 'person', identity: { phoneJid: row.phoneJid, lidJid: row.lidJid } };
  return { type: 'place', jid: row.placeJid, kind: row.kind };
}

/** Throws `account-not-found`. */
export function ownPicture(db: Connection, accountId: AccountId): PictureRow & { url: string | null } {
  const account = accountNumber(db, accountId);
  const row = db.get(mediaQueries.ownPicture, { account });
  return {
    chatId: null,
    address: null,
    file: row?.file ?? null,
    checkedAt: row?.checkedAt ?? 0,
    url: pictureUrl(urlSecret(db), account, 0, row?.file ?? null),
  };
}

/** Null when the chat is gone. Throws `account-not-found`. */
export function setPicture(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId | null,
  file: FileRow | null,
  checkedAt: Timestamp,
): ChangeNotice | null {
  const scope = new FoldScope(db, accountId);
  const { account } = scope;
  const chat = Number(chatId ?? 0);
  if (chatId !== null && scope.chat(chat) === null) return null;
  if (file !== null) db.run(mediaQueries.addFile, { name: file.name, bytes: file.bytes });
  const before = db.get(mediaQueries.pictureFile, { account, chat })?.file ?? null;
  db.run(mediaQueries.setPicture, { account, chat, file: file?.name ?? null, checkedAt });
  if (chatId !== null && before !== (file?.name ?? null)) scope.touchChat(chat);
  return scope.finish();
}

export function pictureFile(db: Connection, account: number, chat: number, namePart: string): string | null {
  const file = db.get(mediaQueries.pictureFile, { account, chat })?.file ?? null;
  return file?.slice(0, namePartLength) === namePart ? file : null;
}
