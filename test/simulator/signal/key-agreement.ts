import { agree, generateKeyPair, rawPublicKey, typedPublicKey, type KeyPair } from '../crypto/curve.ts';
import type { PreKeyBundle } from '../server/key-bundles.ts';
import type { PreKeyMessage } from './messages.ts';
import { Session } from './session.ts';

/** Keeps the agreement apart from other uses of the same keys (libsignal/src/session_builder.js initSession). */
const DISCONTINUITY = Buffer.alloc(32, 0xff);

/** X3DH by the one who writes first (Signal specification "The X3DH Key Agreement Protocol"). */
export function initiateSession(identity: KeyPair, registrationId: number, bundle: PreKeyBundle): Session {
  const base = generateKeyPair();
  const theirSigned = bundle.signedPreKey.publicKey;
  const parts = [
    DISCONTINUITY,
    agree(identity, theirSigned),
    agree(base, bundle.identityKey),
    agree(base, theirSigned),
  ];
  if (bundle.preKey) parts.push(agree(base, bundle.preKey.publicKey));
  const start = {
    ours: identity,
    theirIdentity: bundle.identityKey,
    secret: Buffer.concat(parts),
    baseKey: base.publicKey,
    remoteRegistrationId: bundle.registrationId,
  };
  return Session.initiate(start, theirSigned, {
    baseKey: typedPublicKey(base.publicKey),
    preKeyId: bundle.preKey?.id,
    signedPreKeyId: bundle.signedPreKey.id,
    registrationId,
  });
}

/** X3DH by the one who is written to. */
export function respondToSession(
  identity: KeyPair,
  signedPreKey: KeyPair,
  preKey: KeyPair | undefined,
  message: PreKeyMessage,
): Session {
  const baseKey = rawPublicKey(message.baseKey);
  const theirIdentity = rawPublicKey(message.identityKey);
  const parts = [
    DISCONTINUITY,
    agree(signedPreKey, theirIdentity),
    agree(identity, baseKey),
    agree(signedPreKey, baseKey),
  ];
  if (preKey) parts.push(agree(preKey, baseKey));
  const start = {
    ours: identity,
    theirIdentity,
    secret: Buffer.concat(parts),
    baseKey,
    remoteRegistrationId: message.registrationId,
  };
  return Session.respond(start, signedPreKey);
}
