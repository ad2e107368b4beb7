import { timingSafeEqual } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { readRegistration } from '../phone/registration.ts';
import type { Companion } from '../phone/companion.ts';
import { node } from '../wire/node.ts';
import type { Connection } from './connection.ts';

/** Reads the ClientPayload of the handshake and decides: a new device that wants to be linked, or a login. */
export function admitClient(connection: Connection, noiseKey: Buffer, payload: Buffer): void {
  const { service } = connection;
  const client = proto.ClientPayload.decode(payload);
  const refusal = service.refusals.next();
  if (refusal) {
    connection.finish(node('failure', { reason: refusal }), `refused with ${refusal} by order`);
    return;
  }
  if (client.devicePairingData) {
    connection.registration = readRegistration(client, noiseKey);
    service.events.publish('registering', { connection: connection.id, pushName: client.pushName });
    service.pairing.offer(connection);
    return;
  }
  const companion = service.companionOf(String(client.username ?? ''), client.device ?? 0);
  if (!companion || !sameBytes(companion.registration.noiseKey, noiseKey)) {
    service.counters.add('logins.refused');
    connection.finish(node('failure', { reason: '401', location: 'lla' }), 'login of an unknown device');
    return;
  }
  if (client.pushName) companion.person.name ||= client.pushName;
  welcome(connection, companion);
}

/** Forms: lib/Socket/socket.js CB:success and CB:stream:error (conflict replaced is 440). */
function welcome(connection: Connection, companion: Companion): void {
  const { service } = connection;
  companion.connection?.finish(
    node('stream:error', {}, [node('conflict', { type: 'replaced' })]),
    'a newer connection of the same device took over',
  );
  connection.companion = companion;
  companion.connection = connection;
  service.counters.add('logins');
  connection.send(
    node('success', {
      t: String(Math.floor(Date.now() / 1000)),
      lid: companion.lidJid,
      display_name: companion.person.name,
      props: '27',
      abprops: '1',
      location: 'lla',
      group_abprops: '1',
    }),
  );
  service.events.publish('connected', {
    connection: connection.id,
    phone: companion.person.number,
    device: companion.device,
  });
}

function sameBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
