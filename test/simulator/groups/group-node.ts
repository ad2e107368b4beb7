import type { Person } from '../population/person.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import type { Group, Role } from './group.ts';

/** `<group>` with everything. Form: extractGroupMetadata in lib/Socket/groups.js. */
export function groupNode(group: Group): BinaryNode {
  const attributes = {
    id: group.jid.replace('@g.us', ''),
    subject: group.subject,
    creation: String(group.creation),
    creator: group.creator.lidJid,
    creator_pn: group.creator.jid,
    s_t: String(group.subjectAt),
    s_o: group.subjectBy.lidJid,
    s_o_pn: group.subjectBy.jid,
    size: String(group.members.size),
    addressing_mode: 'lid',
  };
  const content = [...group.members].map(([person, role]) => participantNode(person, role));
  if (group.description) content.push(descriptionNode(group.description));
  if (group.announcement) content.push(node('announcement'));
  if (group.locked) content.push(node('locked'));
  if (group.ephemeralSeconds > 0) {
    content.push(node('ephemeral', { expiration: String(group.ephemeralSeconds) }));
  }
  if (group.joinApproval) {
    content.push(node('membership_approval_mode', {}, [node('group_join', { state: 'on' })]));
  }
  content.push(node('member_add_mode', {}, Buffer.from(group.adminsAdd ? 'admin_add' : 'all_member_add')));
  return node('group', attributes, content);
}

export function participantNode(person: Person, role: Role = 'member'): BinaryNode {
  const type = role === 'member' ? undefined : role;
  return node('participant', { jid: person.lidJid, phone_number: person.jid, type });
}

export function descriptionNode({ id, text, at, by }: NonNullable<Group['description']>): BinaryNode {
  const attributes = { id, t: String(at), participant: by.lidJid, participant_pn: by.jid };
  return node('description', attributes, [node('body', {}, Buffer.from(text))]);
}
