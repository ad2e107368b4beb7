import { routeMessage } from '../../messaging/route.ts';
import { Rejection } from '../../messaging/rejection.ts';
import { now } from '../../messaging/envelope.ts';
import { node, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

/**
 * A client sends a message: acknowledged first, then passed on. Form of the ack: handleBadAck in
 * lib/Socket/messages-recv.js; without `error` it is the first tick. `phash`: messaging/device-lists.ts.
 */
export function handleMessage(connection: Connection, stanza: BinaryNode): void {
  const { companion, service } = connection;
  const { id, to } = stanza.attrs;
  if (!companion) return;
  if (!id || !to) {
    connection.violate('a message without id or to');
    return;
  }
  service.counters.add('messages.from-clients');
  const phone = companion.person.number;
  const acknowledge = (outcome: { error?: string; phash?: string | undefined }): void => {
    connection.send(node('ack', { class: 'message', id, from: to, t: String(now()), ...outcome }));
  };
  try {
    const { pass, stale } = routeMessage(service, companion, stanza);
    if (stale) {
      service.counters.add('messages.stale-device-list');
      service.events.publish('stale-device-list', { phone, device: companion.device, id, ...stale });
    }
    acknowledge({ phash: stale?.hash });
    pass();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    service.counters.add(`messages.rejected.${error.code}`);
    service.events.publish('message-rejected', {
      phone,
      id,
      code: error.code,
      reason: error.message,
    });
    acknowledge({ error: String(error.code) });
  }
}
