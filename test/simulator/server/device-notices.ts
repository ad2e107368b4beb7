import { deliver } from '../messaging/delivery.ts';
import { now } from '../messaging/envelope.ts';
import type { Companion } from '../phone/companion.ts';
import { node } from '../wire/node.ts';
import type { Service } from './service.ts';

/**
 * Tells everybody who writes with a person that a device came or went; without it they would use their cached list for
 * minutes. Form: handleDevicesNotification in lib/Socket/messages-recv.js.
 */
export function announceDevice(service: Service, companion: Companion, change: 'add' | 'remove'): void {
  const { person } = companion;
  if (!person.settings.deviceNotices) return;
  const content = [
    node(change, { device_hash: '2:simulator' }, [
      // Under both addresses, because Baileys caches device lists by the user part of whichever it asked for.
      node('device', { jid: companion.lidJid, 'key-index': String(companion.keyIndex) }),
      node('device', { jid: companion.jid, 'key-index': String(companion.keyIndex) }),
      node('key-index-list', { ts: String(now()) }),
    ]),
  ];
  for (const other of [person, ...person.acquaintances]) {
    for (const receiver of other.companions.values()) {
      if (receiver === companion) continue;
      const attributes = {
        id: service.nextId('dev'),
        from: person.lidJid,
        type: 'devices',
        t: String(now()),
        sender_pn: person.jid,
      };
      deliver(receiver, node('notification', attributes, content));
    }
  }
}
