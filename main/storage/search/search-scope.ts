import type { MessageSearch } from '../../accounts/ports.ts';
import { hasLink, isFound, mediaKinds } from '../../domain/search/terms.ts';
import { accountNumber } from '../chats/accounts.ts';
import { chatQueries } from '../chats/chat-queries.ts';
import { requireChat } from '../chats/reading.ts';
import type { Connection } from '../connection.ts';
import type { SourceRow } from './index-queries.ts';
import type { SearchScope } from './match-expression.ts';

/** What is searched, in row numbers. Throws `account-not-found`, `chat-not-found`. */
export function scopeOf(db: Connection, search: MessageSearch): SearchScope {
  const account = search.accountId === null ? null : accountNumber(db, search.accountId);
  const chat =
    search.chatId === null || account === null ? null : requireChat(db, account, search.chatId).chat;
  return {
    account,
    chat,
    sender: senderOf(db, account, search.sender),
    kinds: search.kinds,
    hasMedia: search.hasMedia,
    hasLink: search.hasLink,
  };
}

function senderOf(
  db: Connection,
  account: number | null,
  sender: MessageSearch['sender'],
): SearchScope['sender'] {
  if (sender === null) return null;
  if (sender === 'me') return 'me';
  const person = Number(sender);
  const direct = account === null ? undefined : db.get(chatQueries.byPerson, { account, person });
  return { person, directChat: direct?.chat ?? null };
}

/** Whether a message is of what is searched, as it is now. Its text is not looked at. */
export function isInScope(row: SourceRow, scope: SearchScope): boolean {
  const { account, chat, sender, kinds } = scope;
  return (
    isFound(row.kind) &&
    (account === null || row.account === account) &&
    (chat === null || row.chat === chat) &&
    (sender === null || isFrom(row, sender)) &&
    (kinds.length === 0 || kinds.some((kind) => kind === row.kind)) &&
    (!scope.hasMedia || mediaKinds.has(row.kind)) &&
    (!scope.hasLink || hasLink(row.text))
  );
}

function isFrom(row: SourceRow, sender: NonNullable<SearchScope['sender']>): boolean {
  if (sender === 'me') return row.fromMe === 1;
  return row.sender === sender.person || (row.chat === sender.directChat && row.fromMe === 0);
}
