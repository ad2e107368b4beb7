import { memberRoles, type GroupChange, type Identity, type MemberRole } from '../../domain/chat-batch.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import { resolveChat, resolvePerson } from './fold-people.ts';
import type { FoldScope } from './fold-scope.ts';
import { peopleQueries } from './people-queries.ts';
import { groupQueries, memberQueries, type GroupRow } from './group-queries.ts';

/** WhatsApp allows 2048 characters. */
const longestDescription = 10_000;

const newGroup: GroupRow = {
  description: '',
  createdAt: 0,
  announce: 0,
  locked: 0,
  membersAdd: 1,
  approval: 0,
  told: 0,
};

/** Facts about a group, as the service tells them. */
export function foldGroup(scope: FoldScope, change: GroupChange): void {
  if (change.address.type !== 'place' || change.address.kind !== 'group') return;
  const { members = [], joined: came = [], left: went = [], changed: others = [] } = change;
  // All are named before any row number is taken: naming one can merge another away.
  for (const { identity } of [...members, ...others]) resolvePerson(scope, identity);
  for (const identity of [...came, ...went]) resolvePerson(scope, identity);
  const told = change.members?.map((member) => ({
    ...member,
    person: resolvePerson(scope, member.identity),
  }));
  const joined = peopleOf(scope, came);
  const left = peopleOf(scope, went);
  const changed = others.map(({ identity, role }) => ({
    person: resolvePerson(scope, identity),
    role,
  }));
  const row = resolveChat(scope, change.address);
  if (row === null) return;
  const place = { account: scope.account, chat: row.chat };
  const { db } = scope;
  const before = db.get(groupQueries.find, place) ?? newGroup;
  db.run(groupQueries.write, { ...place, ...withFacts(before, change) });
  if (told !== undefined) {
    const stay = new Set(told.map(({ person }) => person));
    for (const { person } of db.all(memberQueries.people, place))
      if (!stay.has(person)) db.run(memberQueries.delete, { ...place, person });
    for (const { person, role } of told) write(scope, row.chat, person, role);
  }
  for (const person of left) db.run(memberQueries.delete, { ...place, person });
  for (const person of joined) {
    if (db.get(memberQueries.find, { ...place, person }) === undefined)
      write(scope, row.chat, person, 'member');
  }
  for (const { person, role } of changed) write(scope, row.chat, person, role);
  scope.touchDetails(row.chat);
}

function withFacts(before: GroupRow, change: GroupChange): GroupRow {
  const flag = (told: boolean | undefined, known: number): number =>
    told === undefined ? known : Number(told);
  return {
    description: change.description?.slice(0, longestDescription) ?? before.description,
    createdAt: change.createdAt === undefined ? before.createdAt : sanitizeTime(change.createdAt),
    announce: flag(change.announceOnly, before.announce),
    locked: flag(change.locked, before.locked),
    membersAdd: flag(change.membersMayAdd, before.membersAdd),
    approval: flag(change.approval, before.approval),
    told: change.members === undefined ? before.told : 1,
  };
}

function write(scope: FoldScope, chat: number, person: number | null, role: MemberRole): void {
  // Contradictions about who is who can merge somebody away even so.
  if (person === null || !isThere(scope, person)) return;
  const rank = Math.max(0, memberRoles.indexOf(role));
  scope.db.run(memberQueries.write, { account: scope.account, chat, person, rank });
}

const isThere = (scope: FoldScope, person: number): boolean =>
  scope.db.get(peopleQueries.find, { account: scope.account, person }) !== undefined;

const peopleOf = (scope: FoldScope, identities: readonly Identity[]): readonly number[] =>
  identities.map((identity) => resolvePerson(scope, identity)).filter((person) => person !== null);
