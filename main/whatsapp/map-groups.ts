import type { BaileysEventMap, GroupMetadata, GroupParticipant } from '@whiskeysockets/baileys';
import type { GroupNews } from '../accounts/socket-details.ts';
import type { GroupChange, Identity, Member, MemberRole, PersonChange } from '../domain/chat-batch.ts';
import { addressOf, identityOf } from './addresses.ts';
import { attempt } from './attempt.ts';
import { safeNumber, safeText } from './content/safe-values.ts';
import { millisecondsOf } from './message-keys.ts';

const longestDescription = 10_000;

/** What the service tells of groups: their settings, and who is in them. */
export function groupChanges(events: Partial<BaileysEventMap>): {
  readonly groups: readonly GroupChange[];
  readonly people: readonly PersonChange[];
} {
  const groups: GroupChange[] = [];
  const told = [...(events['groups.upsert'] ?? []), ...(events['groups.update'] ?? [])];
  for (const group of told) groups.push(...attempt(() => groupChangeOf(group), []));
  const update = events['group-participants.update'];
  if (update !== undefined) groups.push(...attempt(() => memberChangeOf(update), []));
  return { groups, people: groups.flatMap(peopleIn) };
}

/** A whole group. @throws when it is none */
export function groupNewsOf(metadata: GroupMetadata): GroupNews {
  const [group] = groupChangeOf(metadata);
  if (group === undefined) throw new Error('the answer names no group');
  return {
    group: { ...group, description: group.description ?? '' },
    people: peopleIn(group),
    subject: safeText(metadata.subject, 1000),
    timer: safeNumber(metadata.ephemeralDuration) ?? 0,
  };
}

function groupChangeOf(group: Partial<GroupMetadata>): readonly GroupChange[] {
  const address = addressOf(group.id);
  if (address === null) return [];
  const members = Array.isArray(group.participants) ? group.participants.flatMap(memberOf) : [];
  const change: GroupChange = {
    address,
    ...(group.desc === undefined ? {} : { description: safeText(group.desc, longestDescription) }),
    ...(group.creation ? { createdAt: millisecondsOf(group.creation) } : {}),
    ...(group.announce === undefined ? {} : { announceOnly: group.announce }),
    ...(group.restrict === undefined ? {} : { locked: group.restrict }),
    ...(group.memberAddMode === undefined ? {} : { membersMayAdd: group.memberAddMode }),
    ...(group.joinApprovalMode === undefined ? {} : { approval: group.joinApprovalMode }),
    // A group without anybody is one of which nobody was told.
    ...(members.length === 0 ? {} : { members }),
  };
  return Object.keys(change).length > 1 ? [change] : [];
}

function memberChangeOf(update: BaileysEventMap['group-participants.update']): readonly GroupChange[] {
  const address = addressOf(update.id);
  if (address === null) return [];
  const members = update.participants.flatMap(memberOf);
  const people = members.map(({ identity }) => identity);
  switch (update.action) {
    case 'add':
      return [{ address, joined: people }];
    case 'remove':
      return [{ address, left: people }];
    case 'promote':
      return [{ address, changed: people.map((identity) => ({ identity, role: 'admin' })) }];
    case 'demote':
      return [{ address, changed: people.map((identity) => ({ identity, role: 'member' })) }];
    // Somebody has another number; their LID stays.
    case 'modify':
      return [];
  }
}

function memberOf({ id, lid, phoneNumber, admin }: GroupParticipant): readonly Member[] {
  const identity = identityOf(id, phoneNumber, lid);
  return identity === null ? [] : [{ identity, role: roleOf(admin) }];
}

function roleOf(admin: GroupParticipant['admin']): MemberRole {
  if (admin === 'superadmin') return 'owner';
  return admin === 'admin' ? 'admin' : 'member';
}

const peopleIn = ({ members, joined, left, changed }: GroupChange): readonly PersonChange[] => {
  const named: readonly Identity[] = [
    ...[...(members ?? []), ...(changed ?? [])].map(({ identity }) => identity),
    ...(joined ?? []),
    ...(left ?? []),
  ];
  return named
    .filter(({ phoneJid, lidJid }) => phoneJid !== null && lidJid !== null)
    .map((identity) => ({ identity }));
};
