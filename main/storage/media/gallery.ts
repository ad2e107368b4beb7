import type { GalleryKind } from '../../../preload/contract/media.ts';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import type { Page } from '../../accounts/ports.ts';
import { accountNumber } from '../chats/accounts.ts';
import { pageLimit, readMessageCursor, sortKeyOf } from '../chats/cursor.ts';
import { messageViews, requireChat } from '../chats/reading.ts';
import type { Connection } from '../connection.ts';
import { mediaQueries } from './media-queries.ts';

/** Newest first. Throws `account-not-found`, `chat-not-found`, `invalid-cursor`. */
export function gallery(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  kind: Exclude<GalleryKind, 'links'>,
  before: string | null,
  limit: number,
): Page<MessageView> {
  const account = accountNumber(db, accountId);
  const { chat } = requireChat(db, account, chatId);
  const size = pageLimit(limit);
  const query = kind === 'files' ? mediaQueries.documents : mediaQueries.pictures;
  const places = db.all(query, { account, chat, ...readMessageCursor(before), limit: size });
  const ids = places.map(({ message }) => String(message) as MessageId);
  const last = places.at(-1);
  return {
    rows: messageViews(db, accountId, chatId, ids),
    cursor: last === undefined || places.length < size ? null : sortKeyOf(last.sentAt, last.message),
  };
}
