import type { Companion, PublicSignedPreKey } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import { parseJid, SERVER_JID } from '../wire/jids.ts';
import { bigEndian, node, type BinaryNode } from '../wire/node.ts';
import type { Service } from './service.ts';

export interface PreKeyBundle {
  readonly registrationId: number;
  readonly identityKey: Buffer;
  readonly signedPreKey: PublicSignedPreKey;
  readonly preKey: { readonly id: number; readonly publicKey: Buffer } | undefined;
}

/** `<user jid>` with the keys that start a session. Form: parseAndInjectE2ESessions in lib/Utils/signal.js. */
export function bundleOf(service: Service, jidText: string): BinaryNode {
  const bundle = takeBundle(service, jidText);
  if (!bundle)
    return node('user', { jid: jidText }, [node('error', { code: '404', text: 'item-not-found' })]);
  const { signedPreKey, preKey } = bundle;
  const parts = [
    node('registration', {}, bigEndian(bundle.registrationId, 4)),
    node('type', {}, Buffer.of(5)),
    node('identity', {}, bundle.identityKey),
    node('skey', {}, [
      node('id', {}, bigEndian(signedPreKey.id, 3)),
      node('value', {}, signedPreKey.publicKey),
      node('signature', {}, signedPreKey.signature),
    ]),
  ];
  if (preKey) {
    parts.push(
      node('key', {}, [node('id', {}, bigEndian(preKey.id, 3)), node('value', {}, preKey.publicKey)]),
    );
  }
  return node('user', { jid: jidText }, parts);
}

/** Uses up a one-time pre-key of the device, if it has one left. */
export function takeBundle(service: Service, jidText: string): PreKeyBundle | undefined {
  const jid = parseJid(jidText);
  const person = service.directory.byJid(jidText);
  if (!jid || !person) return undefined;
  if (jid.device === 0) return handsetBundle(service, person);
  const companion = person.companions.get(jid.device);
  return companion && companionBundle(service, companion);
}

export function companionBundle(service: Service, companion: Companion): PreKeyBundle {
  const preKey = companion.takePreKey();
  if (preKey) service.counters.add('prekeys.used');
  service.changed(companion.person);
  if (companion.preKeys.size < service.options.lowPreKeys) warnLowPreKeys(service, companion);
  const { registrationId, identityKey } = companion.registration;
  return { registrationId, identityKey, signedPreKey: companion.signedPreKey, preKey };
}

function handsetBundle(service: Service, person: Person): PreKeyBundle {
  const { id, pair, signature } = person.signedPreKey;
  return {
    registrationId: person.registrationId,
    identityKey: person.identity.publicKey,
    signedPreKey: { id, publicKey: pair.publicKey, signature },
    preKey: service.handset(person).offerPreKey(),
  };
}

/** Form: handleEncryptNotification in lib/Socket/messages-recv.js; it compares `from` with '@s.whatsapp.net'. */
export function warnLowPreKeys(service: Service, companion: Companion): void {
  service.counters.add('prekeys.low-notices');
  const attributes = {
    id: service.nextId('enc'),
    from: SERVER_JID,
    type: 'encrypt',
    t: String(Math.floor(Date.now() / 1000)),
  };
  const count = node('count', { value: String(companion.preKeys.size) });
  companion.connection?.send(node('notification', attributes, [count]));
}
