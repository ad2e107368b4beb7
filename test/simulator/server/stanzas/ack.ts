import type { BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

/** A client confirms a stanza without a receipt. Form: lib/Utils/stanza-ack.js. */
export function handleAck(connection: Connection, stanza: BinaryNode): void {
  const { id, to, participant, error } = stanza.attrs;
  const kind = stanza.attrs['class'];
  if (!connection.companion) return;
  if (!id || !kind) {
    connection.service.counters.gap('malformed ack');
    return;
  }
  connection.companion.queue.confirm(kind, id, participant ?? to);
  if (error) {
    connection.service.counters.add(`nack.${kind}.${error}`);
    connection.service.events.publish('nack', {
      phone: connection.companion.person.number,
      device: connection.companion.device,
      class: kind,
      id,
      error,
    });
  }
}
