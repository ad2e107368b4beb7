import { typedPublicKey, verify } from '../../crypto/curve.ts';
import { sha256 } from '../../crypto/symmetric.ts';
import type { Companion, PublicSignedPreKey } from '../../phone/companion.ts';
import { parseJid } from '../../wire/jids.ts';
import { bigEndian, bytesOf, child, children, node, unsignedOf, type BinaryNode } from '../../wire/node.ts';
import { bundleOf } from '../key-bundles.ts';
import { StanzaError, type IqTable } from './request.ts';

/** Keys up and down; forms in lib/Socket/socket.js and lib/Utils/signal.js. */
export const encryptQueries: IqTable = {
  'encrypt get count': ({ companion }) => [node('count', { value: String(companion.preKeys.size) })],
  'encrypt get digest': ({ companion }) => [digestOf(companion)],
  'encrypt get key': ({ service, body }) => [
    node(
      'list',
      {},
      children(body, 'user').map((user) => bundleOf(service, user.attrs['jid'] ?? '')),
    ),
  ],
  'encrypt set registration': ({ service, companion, stanza }) => {
    companion.signedPreKey = readSignedPreKey(companion, child(stanza, 'skey'));
    const keys = children(child(stanza, 'list'), 'key');
    for (const key of keys) {
      const id = unsignedOf(child(key, 'id'));
      const value = bytesOf(child(key, 'value'));
      if (id === undefined || value?.length !== 32) throw new StanzaError(406, 'malformed pre-key');
      companion.preKeys.set(id, value);
    }
    service.counters.add('prekeys.uploaded', keys.length);
    const { device, person } = companion;
    service.events.publish('pre-keys-uploaded', { phone: person.number, device, count: keys.length });
    service.changed(person);
    return undefined;
  },
  'encrypt set rotate': ({ service, companion, body }) => {
    service.changed(companion.person);
    companion.signedPreKey = readSignedPreKey(companion, child(body, 'skey'));
    return undefined;
  },
};

function readSignedPreKey(companion: Companion, key: BinaryNode | undefined): PublicSignedPreKey {
  const id = unsignedOf(child(key, 'id'));
  const publicKey = bytesOf(child(key, 'value'));
  const signature = bytesOf(child(key, 'signature'));
  if (id === undefined || publicKey?.length !== 32 || !signature) {
    throw new StanzaError(406, 'malformed signed pre-key');
  }
  if (!verify(companion.registration.identityKey, typedPublicKey(publicKey), signature)) {
    throw new StanzaError(406, 'the signature of the signed pre-key is wrong');
  }
  return { id, publicKey, signature };
}

/** Baileys looks only at whether it is there; the content follows what is uploaded. */
function digestOf(companion: Companion): BinaryNode {
  const { registration, signedPreKey } = companion;
  const ids = [...companion.preKeys.keys()];
  const hash = sha256(registration.identityKey, signedPreKey.publicKey, ...companion.preKeys.values());
  return node('digest', {}, [
    node('registration', {}, bigEndian(registration.registrationId, 4)),
    node('type', {}, Buffer.of(5)),
    node('identity', {}, registration.identityKey),
    node('skey', {}, [
      node('id', {}, bigEndian(signedPreKey.id, 3)),
      node('value', {}, signedPreKey.publicKey),
      node('signature', {}, signedPreKey.signature),
    ]),
    node(
      'list',
      {},
      ids.map((id) => node('id', {}, bigEndian(id, 3))),
    ),
    node('hash', {}, hash.subarray(0, 20)),
  ]);
}

export function isOwn(companion: Companion, text: string | undefined): boolean {
  const jid = parseJid(text);
  return jid?.user === companion.person.number || jid?.user === companion.person.lid;
}
