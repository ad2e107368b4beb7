import { isGroup } from '../../wire/jids.ts';
import { firstChild, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

/** Form: sendPresenceUpdate and presenceSubscribe in lib/Socket/chats.js; without a type it only announces the name. */
export function handlePresence(connection: Connection, stanza: BinaryNode): void {
  const { companion, service } = connection;
  if (!companion) return;
  const { type, to } = stanza.attrs;
  if (type === 'subscribe') {
    const target = service.directory.byJid(to);
    if (target) service.presence.subscribe(companion, target);
    return;
  }
  if (type === 'available' || type === 'unavailable') {
    service.presence.set(companion.person, type === 'available');
    service.events.publish('presence', {
      phone: companion.person.number,
      device: companion.device,
      presence: type,
    });
    return;
  }
  if (type !== undefined) service.counters.gap(`presence ${type}`);
}

export function handleChatState(connection: Connection, stanza: BinaryNode): void {
  const { companion, service } = connection;
  const state = firstChild(stanza);
  const { to } = stanza.attrs;
  if (!companion) return;
  if (state?.tag !== 'paused' && state?.tag !== 'composing') {
    service.counters.gap(`chatstate ${state?.tag ?? 'malformed: empty'}`);
    return;
  }
  const typing =
    state.tag === 'paused' ? 'paused' : state.attrs['media'] === 'audio' ? 'recording' : 'composing';
  service.events.publish('typing', { phone: companion.person.number, device: companion.device, to, typing });
  if (isGroup(to)) {
    service.groupMessenger.type(companion.person, to, typing);
    return;
  }
  const target = service.directory.byJid(to);
  if (target) service.presence.type(companion.person, target, typing);
}
