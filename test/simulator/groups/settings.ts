import { now } from '../messaging/envelope.ts';
import type { Person } from '../population/person.ts';
import { StanzaError } from '../server/iq/request.ts';
import type { Service } from '../server/service.ts';
import { bytesOf, child, node, textOf, type BinaryNode } from '../wire/node.ts';
import { isAdmin, type Group } from './group.ts';
import { descriptionNode } from './group-node.ts';
import { notifyGroup } from './notices.ts';
import { requireMember } from './members.ts';

const SUBJECT_LIMIT = 100;

/** What can be set, by the tag that sets it: changes the group and returns what everybody is told. */
const setters: Readonly<Record<string, (group: Group, actor: Person, change: BinaryNode) => BinaryNode>> = {
  subject: (group, actor, change) => {
    const subject = textOf(change) ?? '';
    if (subject === '' || subject.length > SUBJECT_LIMIT) throw new StanzaError(406, 'not-acceptable');
    Object.assign(group, { subject, subjectAt: now(), subjectBy: actor });
    return node('subject', { subject, s_t: String(group.subjectAt), s_o: actor.lidJid, s_o_pn: actor.jid });
  },
  description: (group, actor, change) => {
    const { id, prev, delete: isDeletion } = change.attrs;
    if (prev !== group.description?.id) throw new StanzaError(409, 'conflict');
    if (isDeletion === 'true') {
      group.description = undefined;
      return node('description', { delete: 'true' });
    }
    const text = textOf(child(change, 'body')) ?? '';
    group.description = { id: id ?? 'description', text, at: now(), by: actor };
    return descriptionNode(group.description);
  },
  announcement: (group) => {
    group.announcement = true;
    return node('announcement');
  },
  not_announcement: (group) => {
    group.announcement = false;
    return node('not_announcement');
  },
  locked: (group) => {
    group.locked = true;
    return node('locked');
  },
  unlocked: (group) => {
    group.locked = false;
    return node('unlocked');
  },
  ephemeral: (group, _actor, change) => {
    group.ephemeralSeconds = Number(change.attrs['expiration']) || 0;
    return node('ephemeral', { expiration: String(group.ephemeralSeconds) });
  },
  not_ephemeral: (group) => {
    group.ephemeralSeconds = 0;
    return node('not_ephemeral');
  },
  member_add_mode: (group, _actor, change) => {
    const mode = textOf(change) ?? '';
    if (mode !== 'admin_add' && mode !== 'all_member_add') throw new StanzaError(400, 'bad-request');
    group.adminsAdd = mode === 'admin_add';
    return node('member_add_mode', {}, bytesOf(change));
  },
  membership_approval_mode: (group, _actor, change) => {
    const state = child(change, 'group_join')?.attrs['state'] === 'on' ? 'on' : 'off';
    group.joinApproval = state === 'on';
    return node('membership_approval_mode', {}, [node('group_join', { state })]);
  },
};

/** Everything members may change unless the group is locked; the rest is for admins. */
const FOR_MEMBERS = new Set(['subject', 'description', 'ephemeral', 'not_ephemeral']);

export const SETTINGS = Object.keys(setters);

export function changeSetting(service: Service, group: Group, actor: Person, change: BinaryNode): void {
  requireMember(group, actor);
  const needsAdmin = group.locked || !FOR_MEMBERS.has(change.tag);
  if (needsAdmin && !isAdmin(group, actor)) throw new StanzaError(403, 'forbidden');
  const setter = setters[change.tag];
  if (!setter) throw new StanzaError(400, 'bad-request');
  notifyGroup(service, group, actor, setter(group, actor, change));
}
