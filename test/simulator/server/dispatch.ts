import { firstChild, type BinaryNode } from '../wire/node.ts';
import type { Connection } from './connection.ts';
import { handleIq } from './iq/index.ts';
import { handleAck } from './stanzas/ack.ts';
import { handleCall } from './stanzas/call.ts';
import { handleMessage } from './stanzas/message.ts';
import { handleChatState, handlePresence } from './stanzas/presence.ts';
import { handleReceipt } from './stanzas/receipt.ts';

/** They tell the server things that nothing here depends on (lib/Socket/socket.js). */
const INFORMATION = new Set(['unified_session', 'offline_batch']);

type StanzaHandler = (connection: Connection, stanza: BinaryNode) => void;

const handlers: Readonly<Record<string, StanzaHandler>> = {
  message: handleMessage,
  receipt: handleReceipt,
  ack: handleAck,
  call: handleCall,
  presence: handlePresence,
  chatstate: handleChatState,
  ib: (connection, stanza) => {
    const tag = firstChild(stanza)?.tag ?? '';
    if (!INFORMATION.has(tag)) connection.service.counters.gap(`ib ${tag}`);
  },
};

/** Where each stanza of a client goes. */
export function dispatch(connection: Connection, stanza: BinaryNode): void {
  if (connection.service.passkeys.handle(connection, stanza)) return;
  if (stanza.tag === 'iq') {
    const { pairing, codes } = connection.service;
    if (pairing.handle(connection, stanza) || codes.handle(connection, stanza)) return;
    handleIq(connection, stanza);
    return;
  }
  const handler = handlers[stanza.tag];
  if (!handler) {
    connection.service.counters.gap(`stanza ${stanza.tag} ${firstChild(stanza)?.tag ?? ''}`);
    return;
  }
  if (connection.companion) handler(connection, stanza);
  else if (stanza.tag !== 'ib' && stanza.tag !== 'presence' && stanza.tag !== 'ack') {
    connection.violate(`a ${stanza.tag} of a client that is not logged in`);
  }
}
