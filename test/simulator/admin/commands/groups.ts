import { z } from 'zod';
import type { Group } from '../../groups/group.ts';
import { changeMembers } from '../../groups/members.ts';
import { changeSetting } from '../../groups/settings.ts';
import { Refused } from '../../server/refused.ts';
import type { Service } from '../../server/service.ts';
import { node } from '../../wire/node.ts';
import { command } from '../command.ts';
import { contactOf, content, number, personOf } from '../inputs.ts';

const groupJid = z.string().regex(/@g\.us$/, 'must be the jid of a group');

/** Groups, by the hand of a member. */
export const groupCommands = {
  createGroup: command(
    'POST',
    '/groups',
    z.object({ creator: number, subject: z.string().min(1), members: z.array(number).default([]) }),
    (service, { creator, subject, members }) => {
      const others = members.map((member) => contactOf(service, member));
      return groupView(service.groups.create(contactOf(service, creator), subject, others));
    },
  ),

  groups: command('GET', '/groups', z.object({ phone: number }), (service, { phone }) =>
    service.groups.of(personOf(service, phone)).map(groupView),
  ),

  changeGroupMembers: command(
    'POST',
    '/group-members',
    z.object({
      group: groupJid,
      by: number,
      action: z.enum(['add', 'remove', 'promote', 'demote']),
      members: z.array(number).min(1),
    }),
    (service, { group, by, action, members }) => {
      const jids = members.map((member) => contactOf(service, member).lidJid);
      return changeMembers(service, groupOf(service, group), personOf(service, by), action, jids);
    },
  ),

  changeGroupSubject: command(
    'POST',
    '/group-subject',
    z.object({ group: groupJid, by: number, subject: z.string().min(1) }),
    (service, { group, by, subject }) => {
      const change = node('subject', {}, Buffer.from(subject));
      changeSetting(service, groupOf(service, group), personOf(service, by), change);
      return { done: true };
    },
  ),

  /** Who may write (`announcement`) and who may change subject and description (`locked`). */
  changeGroupSetting: command(
    'POST',
    '/group-setting',
    z.object({
      group: groupJid,
      by: number,
      setting: z.enum(['announcement', 'not_announcement', 'locked', 'unlocked', 'not_ephemeral']),
    }),
    (service, { group, by, setting }) => {
      changeSetting(service, groupOf(service, group), personOf(service, by), node(setting));
      return { done: true };
    },
  ),

  /** A member writes: plain text, or any content as JSON of proto.Message. */
  sendToGroup: command(
    'POST',
    '/send-to-group',
    z.object({
      group: groupJid,
      from: number,
      text: z.string().optional(),
      message: content.optional(),
    }),
    (service, { group: jid, from, text, message }) => {
      const group = groupOf(service, jid);
      const person = personOf(service, from);
      if (!group.members.has(person)) throw new Refused(403, `${from} is not in the group`);
      const written = message ?? { conversation: text ?? '' };
      return {
        ids: [service.messenger.send({ from: person, chat: { kind: 'group', group }, message: written })],
      };
    },
  ),

  /** A contact posts a status; it goes to everybody who has written with them. */
  sendStatus: command(
    'POST',
    '/send-status',
    z.object({ from: number, text: z.string() }),
    (service, { from, text }) => {
      const person = personOf(service, from);
      const message = { extendedTextMessage: { text } };
      return { ids: [service.messenger.send({ from: person, chat: { kind: 'status' }, message })] };
    },
  ),
};

function groupOf(service: Service, jid: string): Group {
  const group = service.groups.find(jid);
  if (!group) throw new Refused(404, `no group ${jid}`);
  return group;
}

function groupView(group: Group): {
  jid: string;
  subject: string;
  members: { number: string; role: string }[];
} {
  const members = [...group.members].map(([person, role]) => ({ number: person.number, role }));
  return { jid: group.jid, subject: group.subject, members };
}
