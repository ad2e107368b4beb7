import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { node, type BinaryNode } from '../wire/node.ts';
import type { Group } from './group.ts';

/**
 * Tells all members, and whoever was just removed, what changed. Form: handleGroupNotification in
 * lib/Socket/messages-recv.js.
 */
export function notifyGroup(
  service: Service,
  group: Group,
  actor: Person,
  change: BinaryNode,
  removed: readonly Person[] = [],
): void {
  const attributes = {
    id: service.nextId('grp'),
    from: group.jid,
    type: 'w:gp2',
    t: String(now()),
    participant: actor.lidJid,
    participant_pn: actor.jid,
    notify: actor.name,
    addressing_mode: 'lid',
  };
  const stanza = node('notification', attributes, [change]);
  for (const person of [...group.members.keys(), ...removed]) {
    for (const companion of person.companions.values()) deliver(companion, stanza);
  }
  service.groupsChanged();
  service.events.publish('group-changed', { group: group.jid, change: change.tag, by: actor.number });
}
