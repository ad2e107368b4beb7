import type { ChatHit } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import { chatTitle } from '../../domain/chat-fold-names.ts';
import { matchText } from '../../domain/search/match-text.ts';
import { readQuery, type SearchQuery } from '../../domain/search/search-query.ts';
import { readNumber, scopeTerms } from '../../domain/search/terms.ts';
import { accountNumber } from '../chats/accounts.ts';
import { pageLimit, readChatCursor } from '../chats/cursor.ts';
import type { Connection } from '../connection.ts';
import { namedRow, phoneNumberOf } from './keep-names.ts';
import { quoted, textParts } from './match-expression.ts';
import { nameQueries, type NamedRow } from './name-queries.ts';

/** With more rows than this the text says little, and the newest chats that fit are the best answer. */
const mostCandidates = 400;
/** So many names that wait for their index are looked through one by one. */
const mostWaiting = 2000;
/** So many chats of the list are looked through for a text that many have. */
const mostWalked = 2000;

interface Wanted {
  readonly account: number | null;
  readonly query: SearchQuery | null;
  /** Digits, when a phone number may be meant: any of these. */
  readonly numbers: readonly string[];
}

interface Ranked {
  readonly hit: ChatHit;
  /** The title begins with what was typed. */
  readonly begins: boolean;
}

/** Chats and contacts by title, name or number, best first. Throws `account-not-found`. */
export function searchChats(
  db: Connection,
  text: string,
  accountId: AccountId | null,
  limit: number,
): readonly ChatHit[] {
  const account = accountId === null ? null : accountNumber(db, accountId);
  const wanted: Wanted = { account, query: readQuery(text, true), numbers: readNumber(text) };
  if (wanted.query === null) return [];
  const size = pageLimit(limit);
  const names = new Set(
    [
      ...db.all(nameQueries.find, { expression: expressionOf(wanted), limit: mostCandidates + 1 }),
      ...db.all(nameQueries.outdated, { limit: mostWaiting }),
    ].map(({ name }) => name),
  );
  const found = new Map<string, Ranked>();
  for (const name of names) {
    const row = namedRow(db, name);
    if (row !== undefined) keep(found, row, wanted);
  }
  if (names.size > mostCandidates) walkList(db, wanted, size, found);
  return [...found.values()]
    .sort(betterFirst)
    .slice(0, size)
    .map(({ hit }) => hit);
}

function expressionOf({ account, query, numbers }: Wanted): string {
  const named = query === null ? [] : textParts(query);
  const parts = [named.join(' AND '), ...numbers.map((number) => `${quoted(number)} *`)];
  const what = `(${parts.filter((part) => part !== '').join(') OR (')})`;
  return account === null ? what : `${quoted(scopeTerms.account(account))} AND (${what})`;
}

function keep(found: Map<string, Ranked>, row: NamedRow, wanted: Wanted): void {
  if (wanted.account !== null && row.account !== wanted.account) return;
  // A person of whom only a message in a group is known is nobody to write to.
  if (row.listed !== 1 && row.contactName === null) return;
  const ranked = rank(row, wanted);
  const key = row.chat === null ? `person ${row.person}` : `chat ${row.chat}`;
  if (ranked !== null) found.set(key, ranked);
}

function rank(row: NamedRow, { query, numbers }: Wanted): Ranked | null {
  const title = chatTitle(row.kind ?? 'direct', row.title, row.person === null ? null : row, row.placeJid);
  const digits = phoneNumberOf(row.phoneJid);
  const ranges = query === null ? null : matchText(title, query);
  const otherwise =
    ranges === null &&
    ((query !== null &&
      [row.contactName, row.pushName].some((name) => name !== null && matchText(name, query) !== null)) ||
      numbers.some((number) => digits?.includes(number) === true));
  if (ranges === null && !otherwise) return null;
  return { hit: hitOf(row, { text: title, ranges: ranges ?? [] }, digits), begins: ranges?.[0]?.from === 0 };
}

function hitOf(row: NamedRow, title: ChatHit['title'], phoneNumber: string | null): ChatHit {
  const inList = row.listed === 1;
  return {
    accountId: row.accountId as AccountId,
    chatId: inList ? (String(row.chat) as ChatId) : null,
    personId: row.person === null ? null : (String(row.person) as PersonId),
    kind: row.kind ?? 'direct',
    title,
    phoneNumber,
    archived: inList && row.archived === 1,
    unread: inList ? (row.unread ?? 0) : 0,
    lastActivityAt: inList ? (row.lastActivityAt ?? 0) : 0,
  };
}

/** Chats before contacts, titles that begin with the text before others, then what was active last. */
function betterFirst(one: Ranked, other: Ranked): number {
  const score = ({ hit, begins }: Ranked): number => (hit.chatId === null ? 0 : 2) + Number(begins);
  return (
    score(other) - score(one) ||
    other.hit.lastActivityAt - one.hit.lastActivityAt ||
    (one.hit.title.text < other.hit.title.text ? -1 : 1)
  );
}

/** Goes through the list from its top, until enough is found. */
function walkList(db: Connection, wanted: Wanted, size: number, found: Map<string, Ranked>): void {
  let place = readChatCursor(null);
  const enough = found.size + size;
  for (let walked = 0; walked < mostWalked && found.size < enough; walked += 200) {
    const { account } = wanted;
    const rows =
      account === null
        ? db.all(nameQueries.listOfAll, { ...place, limit: 200 })
        : db.all(nameQueries.listOfAccount, { ...place, account, limit: 200 });
    for (const row of rows) keep(found, row, wanted);
    const last = rows.at(-1);
    if (last === undefined || rows.length < 200) return;
    place = { pinned: last.pinned ?? 0, lastActivityAt: last.lastActivityAt ?? 0, chat: last.chat ?? 0 };
  }
}
