import type { Person } from '../population/person.ts';
import { StanzaError } from '../server/iq/request.ts';
import type { Service } from '../server/service.ts';
import { node } from '../wire/node.ts';
import { isAdmin, type Group, type Role } from './group.ts';
import { groupNode, participantNode } from './group-node.ts';
import { notifyGroup } from './notices.ts';

export type MemberAction = 'add' | 'remove' | 'promote' | 'demote';

export interface MemberOutcome {
  readonly jid: string;
  readonly error?: string;
}

/** Changes who is in a group; the outcome names each participant, with an error where it was not possible. */
export function changeMembers(
  service: Service,
  group: Group,
  actor: Person,
  action: MemberAction,
  jids: readonly string[],
): MemberOutcome[] {
  requireMember(group, actor);
  const needsAdmin = action !== 'add' || group.adminsAdd;
  if (needsAdmin && !isAdmin(group, actor)) throw new StanzaError(403, 'forbidden');
  const changed: Person[] = [];
  const outcomes = jids.map((jid): MemberOutcome => {
    const person = service.directory.byJid(jid);
    const error = person ? apply(group, person, action) : '404';
    if (error !== undefined || !person) return { jid, error: error ?? '404' };
    changed.push(person);
    return { jid: person.lidJid };
  });
  if (changed.length > 0) announce(service, group, actor, action, changed);
  return outcomes;
}

export function leaveGroup(service: Service, group: Group, person: Person): void {
  requireMember(group, person);
  group.members.delete(person);
  ensureAdmin(group);
  announce(service, group, person, 'remove', [person]);
}

/** By invite link, or because a request was approved. */
export function joinGroup(service: Service, group: Group, person: Person, approvedBy = person): void {
  if (group.members.has(person)) throw new StanzaError(409, 'already-exists');
  group.requests.delete(person);
  group.members.set(person, 'member');
  announce(service, group, approvedBy, 'add', [person]);
}

export function requireMember(group: Group, person: Person): void {
  if (!group.members.has(person)) throw new StanzaError(403, 'forbidden');
}

/** The error, or nothing when it was done. */
function apply(group: Group, person: Person, action: MemberAction): string | undefined {
  const role = group.members.get(person);
  if (action === 'add') {
    if (role !== undefined) return '409';
    if (person.settings.privacy.get('groupadd') === 'none') return '403';
    group.members.set(person, 'member');
    return undefined;
  }
  if (role === undefined) return '404';
  if (action === 'remove') {
    if (role === 'superadmin') return '406';
    group.members.delete(person);
    return undefined;
  }
  if (role === 'superadmin') return '406';
  group.members.set(person, action === 'promote' ? 'admin' : 'member');
  return undefined;
}

function announce(
  service: Service,
  group: Group,
  actor: Person,
  action: MemberAction,
  people: readonly Person[],
): void {
  const role: Role = action === 'promote' ? 'admin' : 'member';
  const change = node(
    action,
    {},
    people.map((person) => participantNode(person, role)),
  );
  notifyGroup(service, group, actor, change, action === 'remove' ? people : []);
  if (action === 'remove') {
    for (const member of group.members.keys()) service.handset(member).groupKeys.renew(group.jid);
  }
  if (action === 'add') for (const person of people) welcome(service, group, actor, person);
}

/** Who is new gets the whole group, as on its creation. */
function welcome(service: Service, group: Group, actor: Person, person: Person): void {
  const only: Group = { ...group, members: new Map([[person, 'member']]) };
  notifyGroup(service, only, actor, node('create', {}, [groupNode(group)]));
}

/** A group is never without an admin: the member of longest standing takes over. */
function ensureAdmin(group: Group): void {
  const [first] = group.members.keys();
  if (first && ![...group.members.keys()].some((person) => isAdmin(group, person)))
    group.members.set(first, 'admin');
}
