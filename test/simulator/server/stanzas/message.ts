import { routeMessage } from '../../messaging/route.ts';
import { Rejection } from '../../messaging/rejection.ts';
import { now } from '../../messaging/envelope.ts';
import { node, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

/**
 * A client sends a message: acknowledged first, then passed on. Form of the ack: handleBadAck in
 * lib/Socket/messages-recv.js; without `error` it is the first tick.
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
  const acknowledge = (error?: number): void => {
    const attributes = { class: 'message', id, from: to, t: String(now()), error: error?.toString() };
    connection.send(node('ack', attributes));
  };
  try {
    const pass = routeMessage(service, companion, stanza);
    acknowledge();
    pass();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    service.counters.add(`messages.rejected.${error.code}`);
    service.events.publish('message-rejected', {
      phone: companion.person.number,
      id,
      code: error.code,
      reason: error.message,
    });
    acknowledge(error.code);
  }
}
