import { deliver } from '../messaging/delivery.ts';
import type { Chat, Envelope } from '../messaging/envelope.ts';
import { encNode } from '../messaging/messenger.ts';
import { Rejection } from '../messaging/rejection.ts';
import { passOn, readEncrypted, readEnvelope, type Encrypted } from '../messaging/pass-on.ts';
import { messageStanza } from '../messaging/stanza-to-companion.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { STATUS_JID } from '../wire/jids.ts';
import { child, children, type BinaryNode } from '../wire/node.ts';
import { isAdmin } from './group.ts';

/** A client's message to a group or to its status list. Form: relayMessage in lib/Socket/messages-send.js. */
export function routeGroupMessage(service: Service, sender: Companion, stanza: BinaryNode): () => void {
  const chat = chatOfStanza(service, sender, stanza);
  const envelope = readEnvelope(stanza, chat);
  if (stanza.attrs['participant'] !== undefined) return routeAgain(service, sender, stanza, envelope);
  const shared = readEncrypted(child(stanza, 'enc'));
  if (shared.type !== 'skmsg') throw new Rejection(400, 'a group message without its skmsg');
  const keys = new Map<string, Encrypted>();
  const people = new Set<Person>();
  for (const entry of children(child(stanza, 'participants'), 'to')) {
    const device = service.deviceAt(entry.attrs['jid']);
    if (!device) throw new Rejection(409, `the device list is stale: no device ${entry.attrs['jid'] ?? ''}`);
    if (chat.kind === 'group' && !chat.group.members.has(device.person)) {
      throw new Rejection(409, 'a recipient who is not in the group');
    }
    people.add(device.person);
    keys.set(addressOf(device.person, device.companion), readEncrypted(child(entry, 'enc')));
  }
  const audience = chat.kind === 'group' ? [...chat.group.members.keys()] : [...people];
  return () => {
    service.sent.remember(envelope.id, { senderNumber: sender.person.number, addressing: 'lid' });
    for (const person of audience) toPerson(service, sender, envelope, person, shared, keys);
  };
}

function toPerson(
  service: Service,
  sender: Companion,
  envelope: Envelope,
  person: Person,
  shared: Encrypted,
  keys: ReadonlyMap<string, Encrypted>,
): void {
  for (const companion of person.companions.values()) {
    if (companion === sender) continue;
    const key = keys.get(companion.address);
    const content = [encNode('skmsg', shared.body, shared.attributes)];
    if (key) content.unshift(encNode(key.type, key.body, key.attributes));
    const from = { person: sender.person, device: sender.device };
    deliver(companion, messageStanza(companion, from, envelope, content));
  }
  service.handset(person).receiveInGroup(sender, envelope, shared, keys.get(addressOf(person, undefined)));
}

/** Once more for one device, after it asked. */
function routeAgain(service: Service, sender: Companion, stanza: BinaryNode, envelope: Envelope): () => void {
  const device = service.deviceAt(stanza.attrs['participant']);
  if (!device) throw new Rejection(409, 'no such device');
  const encrypted = readEncrypted(child(stanza, 'enc'));
  return () => passOn(service, sender, envelope, device.person, device.companion, encrypted);
}

function chatOfStanza(service: Service, sender: Companion, stanza: BinaryNode): Chat {
  const { to } = stanza.attrs;
  if (to === STATUS_JID) return { kind: 'status' };
  const group = service.groups.find(to);
  if (!group) throw new Rejection(404, 'no such group');
  if (!group.members.has(sender.person)) throw new Rejection(403, 'not a member of the group');
  if (group.announcement && !isAdmin(group, sender.person)) throw new Rejection(403, 'only admins may write');
  return { kind: 'group', group };
}

function addressOf(person: Person, companion: Companion | undefined): string {
  return companion?.address ?? `${person.number}:0`;
}
