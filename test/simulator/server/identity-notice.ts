import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Person } from '../population/person.ts';
import { node } from '../wire/node.ts';
import type { Service } from './service.ts';

/**
 * A contact has a new phone: new keys, and everybody they write with is told. Companions cannot outlive their phone's
 * identity, so they are unlinked. Form: handleEncryptNotification in lib/Socket/messages-recv.js.
 */
export function reinstall(service: Service, person: Person): void {
  for (const companion of person.companions.values()) service.unlink(companion);
  service.handset(person).reinstall();
  for (const other of person.acquaintances) {
    for (const companion of other.companions.values()) {
      const attributes = { id: service.nextId('id'), from: person.lidJid, type: 'encrypt', t: String(now()) };
      deliver(companion, node('notification', attributes, [node('identity')]));
    }
  }
  service.events.publish('reinstalled', { phone: person.number });
}
