import type {
  ChatInfo,
  GroupInfo,
  GroupRole,
  MemberPage,
  MemberView,
  PersonInfo,
} from '../../../preload/contract/chat-info.ts';
import type { AccountId, ChatId, PersonId } from '../../../preload/contract/model.ts';
import { StoreError } from '../../accounts/ports.ts';
import { memberRoles } from '../../domain/chat-batch.ts';
import { latestTime } from '../../domain/chat-fold-input.ts';
import { chatTitle, personName } from '../../domain/chat-fold-names.ts';
import { matchText } from '../../domain/search/match-text.ts';
import { readQuery } from '../../domain/search/search-query.ts';
import type { Connection } from '../connection.ts';
import { pictureUrlOf } from '../media/pictures.ts';
import { phoneNumberOf } from '../search/keep-names.ts';
import type { ChatRow } from './chat-queries.ts';
import { pageLimit } from './cursor.ts';
import { FoldScope } from './fold-scope.ts';
import { groupQueries, memberQueries, type MemberRow } from './group-queries.ts';
import { markQueries } from './mark-queries.ts';
import { ownerPerson } from './owner-person.ts';
import { peopleQueries, type PersonRow } from './people-queries.ts';
import { requireChat } from './reading.ts';

const groupsNamed = 50;
/** No group has more. */
const mostMembers = 5000;

/** Throws `account-not-found`, `chat-not-found`. */
export function chatInfo(db: Connection, accountId: AccountId, chatId: ChatId): ChatInfo {
  const scope = new FoldScope(db, accountId);
  const { account } = scope;
  const chat = requireChat(db, account, chatId);
  const person =
    chat.person === null ? undefined : db.get(peopleQueries.find, { account, person: chat.person });
  return {
    chatId,
    kind: chat.kind,
    title: chatTitle(chat.kind, chat.title, person ?? null, chat.placeJid),
    pictureUrl: pictureUrlOf(db, account, chat.chat),
    pinned: chat.pinned === 1,
    archived: chat.archived === 1,
    markedUnread: chat.markedUnread === 1,
    mutedUntil: mutedUntil(chat.mutedUntil),
    timer: chat.timer,
    starred: db.get(markQueries.countStarred, { account, chat: chat.chat })?.starred ?? 0,
    person: person === undefined ? null : personInfo(scope, person),
    group: chat.kind === 'group' ? groupInfo(scope, chat) : null,
  };
}

function mutedUntil(end: number): ChatInfo['mutedUntil'] {
  if (end >= latestTime) return 'for-ever';
  return end > Date.now() ? end : null;
}

function personInfo(scope: FoldScope, row: PersonRow): PersonInfo {
  const { db, account } = scope;
  const { person, contactName, pushName, phoneJid, about, blocked } = row;
  return {
    personId: String(person) as PersonId,
    contactName,
    pushName,
    phoneNumber: phoneNumberOf(phoneJid),
    about,
    blocked: blocked === 1,
    isMe: isOwner(scope, row),
    groupsInCommon: db
      .all(memberQueries.groupsInCommon, { account, person, limit: groupsNamed })
      .map(({ chat, title, placeJid }) => ({
        chatId: String(chat) as ChatId,
        title: chatTitle('group', title, null, placeJid),
      }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
  };
}

function groupInfo(scope: FoldScope, { chat }: ChatRow): GroupInfo {
  const { db, account } = scope;
  const row = db.get(groupQueries.find, { account, chat });
  return {
    description: row?.description ?? '',
    createdAt: row === undefined || row.createdAt === 0 ? null : row.createdAt,
    memberCount: db.get(memberQueries.count, { account, chat })?.members ?? 0,
    myRole: row?.told === 1 ? ownRole(scope, chat) : null,
    announceOnly: row?.announce === 1,
    locked: row?.locked === 1,
    membersMayAdd: row?.membersAdd !== 0,
    approval: row?.approval === 1,
  };
}

/** The role of the account itself in a group whose members are known. */
function ownRole(scope: FoldScope, chat: number): GroupRole {
  const { db, account } = scope;
  const person = ownerPerson(scope);
  const rank = person === null ? undefined : db.get(memberQueries.find, { account, chat, person })?.rank;
  return rank === undefined ? 'none' : (memberRoles[rank] ?? 'member');
}

const isOwner = (scope: FoldScope, { phoneJid, lidJid }: Pick<PersonRow, 'phoneJid' | 'lidJid'>): boolean =>
  [phoneJid, lidJid].some((jid) => jid !== null && scope.isOwner(jid));

/** Throws `account-not-found`, `chat-not-found`, `invalid-cursor`. */
export function chatMembers(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  search: string,
  after: string | null,
  limit: number,
): MemberPage {
  const scope = new FoldScope(db, accountId);
  const { chat } = requireChat(db, scope.account, chatId);
  const size = pageLimit(limit);
  const query = readQuery(search, true);
  const place = { account: scope.account, chat, ...readMemberCursor(after) };
  if (query !== null) {
    const digits = search.replaceAll(/\D/g, '');
    const fits = (row: MemberRow): boolean =>
      [personName(row), row.pushName].some((name) => name !== null && matchText(name, query) !== null) ||
      (digits.length > 2 && phoneNumberOf(row.phoneJid)?.includes(digits) === true);
    const all = db.all(memberQueries.page, { ...place, limit: mostMembers });
    return {
      members: all
        .filter(fits)
        .slice(0, size)
        .map((row) => memberView(scope, row)),
      cursor: null,
    };
  }
  const rows = db.all(memberQueries.page, { ...place, limit: size });
  const last = rows.at(-1);
  return {
    members: rows.map((row) => memberView(scope, row)),
    cursor: last === undefined || rows.length < size ? null : `${last.rank}.${last.person}`,
  };
}

function memberView(scope: FoldScope, row: MemberRow): MemberView {
  return {
    personId: String(row.person) as PersonId,
    name: personName(row),
    phoneNumber: phoneNumberOf(row.phoneJid),
    role: memberRoles[row.rank] ?? 'member',
    isMe: isOwner(scope, row),
    pictureUrl: row.chat === null ? null : pictureUrlOf(scope.db, scope.account, row.chat),
  };
}

function readMemberCursor(cursor: string | null): { readonly rank: number; readonly person: number } {
  if (cursor === null) return { rank: memberRoles.length, person: 0 };
  const found = /^([0-2])\.(\d{1,16})$/.exec(cursor);
  if (found === null) throw new StoreError('invalid-cursor', 'a cursor that no page has given');
  return { rank: Number(found[1]), person: Number(found[2]) };
}
