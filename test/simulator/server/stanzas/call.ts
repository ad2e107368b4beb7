import { firstChild, node, type BinaryNode } from '../../wire/node.ts';
import type { Connection } from '../connection.ts';

/** Forms: rejectCall in lib/Socket/messages-recv.js and createCallLink in lib/Socket/chats.js; both await an answer. */
export function handleCall(connection: Connection, stanza: BinaryNode): void {
  const { companion, service } = connection;
  const { id, to } = stanza.attrs;
  const body = firstChild(stanza);
  if (!companion) return;
  if (!id || !body) {
    service.counters.gap('malformed call');
    return;
  }
  if (body.tag === 'link_create') {
    const token = service.seed.bytes(`call-link-${service.nextId()}`).toString('base64url').slice(0, 22);
    connection.send(
      node('ack', { class: 'call', id, from: to, type: 'link_create' }, [node('link_create', { token })]),
    );
    return;
  }
  connection.send(node('ack', { class: 'call', id, from: to, type: body.tag }));
  if (body.tag !== 'reject' && body.tag !== 'accept' && body.tag !== 'terminate') {
    service.counters.gap(`call ${body.tag}`);
    return;
  }
  const call = service.calls.find(body.attrs['call-id']);
  if (call) service.calls.end(call, companion.person, body.tag);
}
