import type { MessageHit, MessageHits } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { MessageSearch } from '../../accounts/ports.ts';
import { chatTitle } from '../../domain/chat-fold-names.ts';
import { matchText } from '../../domain/search/match-text.ts';
import { readQuery, type SearchQuery } from '../../domain/search/search-query.ts';
import { snippetOf } from '../../domain/search/snippet.ts';
import { accountQueries } from '../chats/account-queries.ts';
import { pageLimit, readMessageCursor, sortKeyOf } from '../chats/cursor.ts';
import { markQueries } from '../chats/mark-queries.ts';
import { removedAccounts } from '../chats/remove-account.ts';
import { senderName } from '../chats/views.ts';
import type { Connection } from '../connection.ts';
import {
  indexedNewestFirst,
  isBefore,
  isWithin,
  type Place,
  type TimeRange,
} from './indexed-newest-first.ts';
import { indexQueries, type SourceRow } from './index-queries.ts';
import { matchExpression } from './match-expression.ts';
import { searchQueries, type HitRow } from './search-queries.ts';
import { isInScope, scopeOf } from './search-scope.ts';

/** So many messages that wait for the index are looked through one by one. There are more only after an upgrade, for a while. */
const mostWaiting = 5000;

const noHits: MessageHits = { hits: [], cursor: null, indexing: false };

/**
 * Messages with everything that was asked for, newest first. The index says where to look; what is found is decided on the
 * message itself, so that a row which the index has in an older form is neither missed nor shown for what it was.
 * Throws `account-not-found`, `chat-not-found`, `invalid-cursor`.
 */
export function searchMessages(db: Connection, search: MessageSearch, limit: number): MessageHits {
  const query = readQuery(search.text);
  const scope = scopeOf(db, search);
  const before = readMessageCursor(search.before);
  const expression = matchExpression(query, scope);
  const typedNothing = search.text.trim() === '';
  const narrowed =
    scope.sender !== null || scope.kinds.length > 0 || scope.hasMedia || scope.hasLink || search.starred;
  if (query === null && !(typedNothing && narrowed)) return noHits;

  const removed = removedAccounts(db);
  const accepts = (row: SourceRow): boolean =>
    !removed.has(row.account) &&
    isInScope(row, scope) &&
    (query === null || matchText(row.text, query) !== null);
  const range = { from: search.from ?? 0, to: search.to ?? Number.MAX_SAFE_INTEGER, before };
  const size = pageLimit(limit);
  // The index knows nothing of stars; these messages are few, and looked through one by one.
  if (search.starred) {
    const places = starredNewestFirst(db, scope.account, (row) => isWithin(row, range) && accepts(row));
    return pageOf(db, query, places, size, false);
  }
  if (expression === null) return noHits;
  const waiting = waitingMessages(db);
  const places = firstPlaces(db, { expression, range, accepts, waiting: waiting.rows }, size + 1);
  return pageOf(db, query, places, size, waiting.more);
}

function pageOf(
  db: Connection,
  query: SearchQuery | null,
  places: readonly Place[],
  size: number,
  indexing: boolean,
): MessageHits {
  const shown = places.slice(0, size);
  const last = shown.at(-1);
  return {
    hits: shown.flatMap(({ message }) => {
      const row = db.get(searchQueries.hit, { message });
      return row === undefined ? [] : [hitOf(row, query)];
    }),
    cursor: places.length > size && last !== undefined ? sortKeyOf(last.sentAt, last.message) : null,
    indexing,
  };
}

/** Starred messages of an account, or (null) of all of them. */
function starredNewestFirst(
  db: Connection,
  account: number | null,
  accepts: (row: SourceRow) => boolean,
): SourceRow[] {
  const accounts = account === null ? db.all(accountQueries.list, {}) : [{ account }];
  return accounts
    .flatMap((each) => db.all(markQueries.starred, { account: each.account }))
    .filter(accepts)
    .sort((one, other) => (isBefore(one, other) ? 1 : -1));
}

/** Messages of which the index knows nothing, or not what they are now. */
function waitingMessages(db: Connection): { readonly rows: readonly SourceRow[]; readonly more: boolean } {
  const through = db.get(indexQueries.through, {})?.through ?? 0;
  const rows = db.all(indexQueries.waiting, { through, limit: mostWaiting });
  const changed = db.all(indexQueries.outdatedNow, { limit: mostWaiting });
  return { rows: [...rows, ...changed], more: rows.length === mostWaiting };
}

interface Looked {
  readonly expression: string;
  readonly range: TimeRange;
  readonly accepts: (row: SourceRow) => boolean;
  readonly waiting: readonly SourceRow[];
}

/** The newest places, from the index and from what waits for it. */
function firstPlaces(
  db: Connection,
  { expression, range, accepts, waiting }: Looked,
  limit: number,
): Place[] {
  const apart = new Set(waiting.map(({ message }) => message));
  const fresh = waiting
    .filter((row) => isWithin(row, range) && accepts(row))
    .sort((one, other) => (isBefore(one, other) ? 1 : -1));
  const places: Place[] = [];
  let next = 0;
  const takeFreshBefore = (place: Place | null): void => {
    for (let row = fresh[next]; row !== undefined && places.length < limit; row = fresh[next]) {
      if (place !== null && isBefore(row, place)) return;
      places.push(row);
      next += 1;
    }
  };
  for (const place of indexedNewestFirst(db, expression, range)) {
    takeFreshBefore(place);
    if (places.length >= limit) return places;
    if (apart.has(place.message)) continue;
    const row = db.get(indexQueries.find, { message: place.message });
    if (row !== undefined && accepts(row)) places.push(place);
    if (places.length >= limit) return places;
  }
  takeFreshBefore(null);
  return places;
}

function hitOf(row: HitRow, query: SearchQuery | null): MessageHit {
  const ranges = query === null ? [] : (matchText(row.text, query) ?? []);
  return {
    accountId: row.accountId as AccountId,
    chatId: String(row.chat) as ChatId,
    chatKind: row.chatKind,
    chatTitle: chatTitle(row.chatKind, row.title, row.person === null ? null : row, row.placeJid),
    messageId: String(row.message) as MessageId,
    sentAt: row.sentAt,
    kind: row.kind,
    fromMe: row.fromMe === 1,
    senderName: row.sender === 0 ? null : senderName(row),
    snippet: snippetOf(row.text, ranges),
  };
}
