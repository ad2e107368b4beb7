import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { sign, verify } from '../crypto/curve.ts';
import { hmacSha256 } from '../crypto/symmetric.ts';
import type { Companion } from './companion.ts';

/** Prefixes of what is signed: WA_ADV_ACCOUNT_SIG_PREFIX and WA_ADV_DEVICE_SIG_PREFIX in lib/Defaults/index.js. */
const ACCOUNT_PREFIX = Buffer.from([6, 0]);
const DEVICE_PREFIX = Buffer.from([6, 1]);

export interface DeviceIdentity {
  readonly details: Buffer;
  /** Encoded ADVSignedDeviceIdentityHMAC, what pair-success carries. */
  readonly signedWithMac: Buffer;
}

/** The phone vouches for the companion. Form: configureSuccessfulPairing in lib/Utils/validate-connection.js. */
export function signDeviceIdentity(companion: Companion, advSecret: Buffer): DeviceIdentity {
  const { person, keyIndex, registration } = companion;
  const details = Buffer.from(
    proto.ADVDeviceIdentity.encode({
      rawId: person.registrationId,
      timestamp: Math.floor(Date.now() / 1000),
      keyIndex,
      accountType: proto.ADVEncryptionType.E2EE,
      deviceType: proto.ADVEncryptionType.E2EE,
    }).finish(),
  );
  const accountSignature = sign(
    person.identity,
    Buffer.concat([ACCOUNT_PREFIX, details, registration.identityKey]),
  );
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: person.identity.publicKey,
    accountSignature,
  }).finish();
  const signedWithMac = proto.ADVSignedDeviceIdentityHMAC.encode({
    details: signed,
    hmac: hmacSha256(advSecret, signed),
  }).finish();
  return { details, signedWithMac: Buffer.from(signedWithMac) };
}

/** The companion vouches for the phone. */
export function verifyDeviceSignature(
  companion: Companion,
  identity: DeviceIdentity,
  signature: Uint8Array,
): boolean {
  const { identityKey } = companion.registration;
  const message = Buffer.concat([
    DEVICE_PREFIX,
    identity.details,
    identityKey,
    companion.person.identity.publicKey,
  ]);
  return verify(identityKey, message, signature);
}
