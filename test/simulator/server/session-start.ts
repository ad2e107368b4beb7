import type { Companion } from '../phone/companion.ts';
import { node } from '../wire/node.ts';
import type { Connection } from './connection.ts';
import type { Service } from './service.ts';

/**
 * What follows when a client has declared itself active: history after the first login, everything that waited, and the
 * end mark without which Baileys releases no events (lib/Socket/socket.js CB:ib,,offline).
 */
export function becomeActive(service: Service, connection: Connection, companion: Companion): void {
  if (companion.connection !== connection) return;
  const waiting = companion.queue.takeFor(connection.id);
  for (const stanza of waiting) connection.send(markOffline(stanza));
  connection.send(node('ib', {}, [node('offline', { count: String(waiting.length) })]));
  connection.active = true;
  service.events.publish('active', {
    phone: companion.person.number,
    device: companion.device,
    waiting: waiting.length,
  });
  if (!companion.historySent) {
    companion.historySent = true;
    service.changed(companion.person);
    service.handset(companion.person).introduce(companion);
  }
}

function markOffline(stanza: ReturnType<typeof node>): ReturnType<typeof node> {
  return { ...stanza, attrs: { ...stanza.attrs, offline: '1' } };
}
