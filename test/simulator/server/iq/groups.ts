import {
  changeMembers,
  joinGroup,
  leaveGroup,
  requireMember,
  type MemberAction,
} from '../../groups/members.ts';
import type { Group } from '../../groups/group.ts';
import { groupNode } from '../../groups/group-node.ts';
import { notifyGroup } from '../../groups/notices.ts';
import { changeSetting, SETTINGS } from '../../groups/settings.ts';
import { now } from '../../messaging/envelope.ts';
import { children, firstChild, node } from '../../wire/node.ts';
import { StanzaError, type IqHandler, type IqRequest, type IqTable } from './request.ts';

/** Groups; forms in lib/Socket/groups.js. */
export const groupQueries: IqTable = {
  'w:g2 get query': (request) => {
    const group = groupOf(request);
    requireMember(group, request.companion.person);
    return [groupNode(group)];
  },
  'w:g2 get participating': ({ service, companion }) => [
    node('groups', {}, service.groups.of(companion.person).map(groupNode)),
  ],
  'w:g2 set create': ({ service, companion, body }) => {
    const { subject } = body?.attrs ?? {};
    if (!subject) throw new StanzaError(406, 'not-acceptable');
    const people = participantsOf(body).map((jid) => service.directory.byJid(jid));
    const found = people.filter((person) => person !== undefined);
    if (found.length < people.length) throw new StanzaError(404, 'item-not-found');
    const others = found.filter((person) => person !== companion.person);
    return [groupNode(service.groups.create(companion.person, subject, others))];
  },
  'w:g2 set add': membersHandler('add'),
  'w:g2 set remove': membersHandler('remove'),
  'w:g2 set promote': membersHandler('promote'),
  'w:g2 set demote': membersHandler('demote'),
  'w:g2 set leave': ({ service, companion, body }) => {
    for (const { attrs } of children(body, 'group')) {
      const group = service.groups.find(attrs['id']);
      if (!group) throw new StanzaError(404, 'item-not-found');
      leaveGroup(service, group, companion.person);
    }
    return [node('leave', {}, children(body, 'group'))];
  },
  'w:g2 get invite': (request) => {
    const code = request.body?.attrs['code'];
    if (code === undefined) return [node('invite', { code: groupOf(request).inviteCode })];
    const group = request.service.groups.findByInvite(code);
    if (!group) throw new StanzaError(406, 'not-acceptable');
    return [groupNode(group)];
  },
  'w:g2 set invite': (request) => {
    const code = request.body?.attrs['code'];
    return code === undefined ? renewInvite(request) : acceptInvite(request, code);
  },
  'w:g2 get membership_approval_requests': (request) => [
    node(
      'membership_approval_requests',
      {},
      [...groupOf(request).requests].map(([person, at]) =>
        node('membership_approval_request', {
          jid: person.lidJid,
          request_method: 'invite_link',
          request_time: String(at),
        }),
      ),
    ),
  ],
  'w:g2 set membership_requests_action': (request) => {
    const { service, companion } = request;
    const group = groupOf(request);
    const action = firstChild(request.body);
    const participants = participantsOf(action).map((jid) => {
      const person = service.directory.byJid(jid);
      if (!person || !group.requests.delete(person)) return node('participant', { jid, error: '404' });
      if (action?.tag === 'approve') joinGroup(service, group, person, companion.person);
      return node('participant', { jid });
    });
    return [node('membership_requests_action', {}, [node(action?.tag ?? 'approve', {}, participants)])];
  },
  ...Object.fromEntries(SETTINGS.map((tag) => [`w:g2 set ${tag}`, settingHandler])),
};

function settingHandler(request: IqRequest): undefined {
  if (!request.body) throw new StanzaError(400, 'bad-request');
  changeSetting(request.service, groupOf(request), request.companion.person, request.body);
  return undefined;
}

function membersHandler(action: MemberAction): IqHandler {
  return (request) => {
    const { service, companion, body } = request;
    const outcomes = changeMembers(service, groupOf(request), companion.person, action, participantsOf(body));
    return [
      node(
        action,
        {},
        outcomes.map(({ jid, error }) => node('participant', { jid, error })),
      ),
    ];
  };
}

function renewInvite(request: IqRequest): ReturnType<IqHandler> {
  const { service, companion } = request;
  const group = groupOf(request);
  requireMember(group, companion.person);
  group.inviteCode = service.groups.newInviteCode();
  notifyGroup(service, group, companion.person, node('invite', { code: group.inviteCode }));
  return [node('invite', { code: group.inviteCode })];
}

function acceptInvite({ service, companion }: IqRequest, code: string): ReturnType<IqHandler> {
  const group = service.groups.findByInvite(code);
  if (!group) throw new StanzaError(406, 'not-acceptable');
  if (group.joinApproval) {
    group.requests.set(companion.person, now());
    return [node('membership_approval_request', { jid: group.jid })];
  }
  joinGroup(service, group, companion.person);
  return [node('group', { jid: group.jid })];
}

function groupOf({ service, stanza }: IqRequest): Group {
  const group = service.groups.find(stanza.attrs['to']);
  if (!group) throw new StanzaError(404, 'item-not-found');
  return group;
}

function participantsOf(parent: IqRequest['body']): string[] {
  return children(parent, 'participant').map(({ attrs }) => attrs['jid'] ?? '');
}
