import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { typedPublicKey, verify } from '../crypto/curve.ts';
import type { Registration } from './companion.ts';

/** Form: generateRegistrationNode in lib/Utils/validate-connection.js. Throws on what a real server would not take. */
export function readRegistration(client: proto.IClientPayload, noiseKey: Buffer): Registration {
  const data = client.devicePairingData;
  if (
    !data?.eRegid ||
    !data.eIdent ||
    !data.eSkeyId ||
    !data.eSkeyVal ||
    !data.eSkeySig ||
    !data.deviceProps
  ) {
    throw new Error('registration payload without its keys');
  }
  if (data.eIdent.length !== 32 || data.eSkeyVal.length !== 32)
    throw new Error('registration key of a wrong length');
  if (!verify(data.eIdent, typedPublicKey(data.eSkeyVal), data.eSkeySig)) {
    throw new Error('the signed pre-key is not signed by the identity key');
  }
  const props = proto.DeviceProps.decode(data.deviceProps);
  return {
    noiseKey,
    identityKey: Buffer.from(data.eIdent),
    registrationId: Buffer.from(data.eRegid).readUInt32BE(0),
    signedPreKey: {
      id: Buffer.from(data.eSkeyId).readUIntBE(0, 3),
      publicKey: Buffer.from(data.eSkeyVal),
      signature: Buffer.from(data.eSkeySig),
    },
    platformType: props.platformType ?? 0,
    os: props.os ?? '',
    pushName: client.pushName || undefined,
    requireFullSync: props.requireFullSync ?? false,
  };
}
