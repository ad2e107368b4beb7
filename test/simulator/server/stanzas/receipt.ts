import type { Chat } from '../../messaging/envelope.ts';
import { chatOf } from '../../messaging/chat-of.ts';
import { answerMediaRetry } from '../../media/media-retry.ts';
import { retryAsked } from '../../messaging/retry.ts';
import type { Companion } from '../../phone/companion.ts';
import { child, children, node, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

const KNOWN = new Set([
  'inactive',
  'sender',
  'peer_msg',
  'hist_sync',
  'read',
  'read-self',
  'played',
  'retry',
  'server-error',
]);

/** A client confirms, has read, has played, or could not read messages. Form: sendReceipt in lib/Socket/messages-send.js. */
export function handleReceipt(connection: Connection, stanza: BinaryNode): void {
  const { companion, service } = connection;
  const { id, to, participant, recipient, type } = stanza.attrs;
  if (!companion) return;
  if (!id || !to) {
    service.counters.gap('malformed receipt');
    return;
  }
  if (type !== undefined && !KNOWN.has(type)) service.counters.gap(`receipt ${type}`);
  const ids = [id, ...children(child(stanza, 'list'), 'item').map((item) => item.attrs['id'] ?? '')];
  acknowledge(connection, stanza);
  service.counters.add(`receipts-in.${type ?? 'delivery'}`);
  service.events.publish('receipt', {
    phone: companion.person.number,
    device: companion.device,
    ids,
    kind: type ?? 'delivery',
    to,
    participant,
  });
  if (type === 'server-error') {
    answerMediaRetry(service, companion, stanza);
    return;
  }
  const chat = chatOf(service, recipient ?? to);
  if (type === 'retry') {
    retryAsked(service, companion, stanza, chat);
    return;
  }
  if (type !== 'read' && type !== 'read-self' && type !== 'played')
    confirm(companion, ids, participant ?? to);
  if (!chat) return;
  // A network and a human between them take a moment; see ServiceOptions.receiptDelayMs.
  service.timers.after(service.options.receiptDelayMs, () => {
    pass(connection, companion, chat, ids, type);
  });
}

function pass(connection: Connection, companion: Companion, chat: Chat, ids: string[], type?: string): void {
  const { receipts } = connection.service;
  if (type === undefined || type === 'inactive') receipts.give(companion.person, chat, ids, undefined);
  if (type === 'read' || type === 'played') receipts.give(companion.person, chat, ids, type);
  if (type === 'read' || type === 'read-self') receipts.mirror(companion.person, companion.device, chat, ids);
}

function confirm(companion: Companion, ids: readonly string[], from: string): void {
  for (const id of ids) companion.queue.confirm('message', id, from);
}

/** Baileys does nothing with it, other clients may wait for it. */
function acknowledge(connection: Connection, stanza: BinaryNode): void {
  const { id, to, participant, type } = stanza.attrs;
  connection.send(node('ack', { class: 'receipt', id, from: to, participant, type }));
}
