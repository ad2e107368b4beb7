import { routeGroupMessage } from '../groups/route.ts';
import type { Companion } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';
import { isGroup, STATUS_JID } from '../wire/jids.ts';
import { child, children, type BinaryNode } from '../wire/node.ts';
import { address, findStaleList, type StaleList } from './device-lists.ts';
import type { Envelope } from './envelope.ts';
import { passOn, readEncrypted, readEnvelope } from './pass-on.ts';
import { Rejection } from './rejection.ts';

/** A message that is fit to be passed on, and what its sender has to be told. */
export interface Routed {
  readonly pass: () => void;
  readonly stale?: StaleList | undefined;
}

/** Checks a client's message. Form: relayMessage in lib/Socket/messages-send.js. */
export function routeMessage(service: Service, sender: Companion, stanza: BinaryNode): Routed {
  const to = stanza.attrs['to'];
  service.limits.checkMessage(sender);
  if (isGroup(to) || to === STATUS_JID) return { pass: routeGroupMessage(service, sender, stanza) };
  const target = service.directory.byJid(to);
  if (!target) throw new Rejection(404, `nobody has the address ${to ?? ''}`);
  const isSingle = stanza.attrs['device_fanout'] === 'false' || stanza.attrs['category'] === 'peer';
  return isSingle
    ? { pass: routeToDevice(service, sender, stanza, target) }
    : routeToAll(service, sender, stanza, target);
}

/** The usual form: one `<to jid><enc/></to>` for every device of both sides. */
function routeToAll(service: Service, sender: Companion, stanza: BinaryNode, target: Person): Routed {
  const envelope = readEnvelope(stanza, { kind: 'person', person: target });
  const recipients = children(child(stanza, 'participants'), 'to').map((entry) => {
    const device = service.deviceAt(entry.attrs['jid']);
    if (!device) throw new Rejection(409, `the device list is stale: no device ${entry.attrs['jid'] ?? ''}`);
    if (device.person !== target && device.person !== sender.person) {
      throw new Rejection(400, 'a recipient who is not in the chat');
    }
    return { ...device, encrypted: readEncrypted(child(entry, 'enc')) };
  });
  if (recipients.length === 0) throw new Rejection(400, 'a message to no device');
  const named = new Set(
    recipients.map(({ person, companion }) => address({ person, device: companion?.device ?? 0 })),
  );
  const pass = (): void => {
    remember(service, sender, envelope);
    service.acquaint(sender.person, target);
    const isBlocked = target.settings.blocked.has(sender.person.lidJid);
    for (const { person, companion, encrypted } of recipients) {
      if (isBlocked && person === target) continue;
      passOn(service, sender, envelope, person, companion, encrypted);
    }
  };
  return { pass, stale: findStaleList(sender, target, stanza.attrs['to'], named) };
}

/** To one device: a repetition after a retry receipt, or a peer message to the own phone. */
function routeToDevice(service: Service, sender: Companion, stanza: BinaryNode, target: Person): () => void {
  const { to, recipient } = stanza.attrs;
  const device = service.deviceAt(to);
  if (!device) throw new Rejection(409, `no device ${to ?? ''}`);
  const isPeer = stanza.attrs['category'] === 'peer';
  if (isPeer && target !== sender.person) throw new Rejection(403, 'a peer message to somebody else');
  const chatPerson = recipient === undefined ? target : service.directory.byJid(recipient);
  if (!chatPerson) throw new Rejection(404, 'unknown recipient');
  const envelope = readEnvelope(stanza, { kind: 'person', person: chatPerson });
  const encrypted = readEncrypted(child(stanza, 'enc'));
  return () => {
    remember(service, sender, envelope);
    passOn(service, sender, envelope, device.person, device.companion, encrypted);
  };
}

function remember(service: Service, sender: Companion, { id, addressing }: Envelope): void {
  service.sent.remember(id, { senderNumber: sender.person.number, addressing });
}
