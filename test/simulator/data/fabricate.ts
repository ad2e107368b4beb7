import { randomBytes, randomInt } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { generateKeyPair, sign, typedPublicKey, type KeyPair } from '../crypto/curve.ts';
import { signDeviceIdentity } from '../phone/adv.ts';
import { Companion, type Registration } from '../phone/companion.ts';
import type { Person } from '../population/person.ts';
import type { Service } from '../server/service.ts';

export interface FabricatedClient {
  /** What Baileys' AuthenticationCreds hold; byte strings are Buffers. */
  readonly creds: Record<string, unknown>;
  /** Private halves of the one-time pre-keys that the service has already, by id. */
  readonly preKeys: Record<string, { readonly public: Buffer; readonly private: Buffer }>;
  readonly companion: Companion;
}

/**
 * Both sides of a finished link, without a client having gone through it: thousands of accounts for a load test in seconds.
 * Form of the credentials: initAuthCreds in lib/Utils/auth-utils.js and configureSuccessfulPairing in validate-connection.js.
 */
export function fabricateClient(
  service: Service,
  person: Person,
  preKeyCount: number,
  history: boolean,
): FabricatedClient {
  const noiseKey = generateKeyPair();
  const identity = generateKeyPair();
  const signedPreKey = generateKeyPair();
  const signature = sign(identity, typedPublicKey(signedPreKey.publicKey));
  const registrationId = randomInt(1, 16_380);
  const registration: Registration = {
    noiseKey: noiseKey.publicKey,
    identityKey: identity.publicKey,
    registrationId,
    signedPreKey: { id: 1, publicKey: signedPreKey.publicKey, signature },
    platformType: proto.DeviceProps.PlatformType.CHROME,
    os: 'fabricated',
    pushName: undefined,
    requireFullSync: false,
  };
  service.groups.ensureTestGroup(person);
  const device = person.takeDeviceNumber();
  const companion = new Companion(person, device, device, registration);
  companion.historySent = !history;
  person.companions.set(device, companion);
  const preKeys: Record<string, { public: Buffer; private: Buffer }> = {};
  for (let id = 1; id <= preKeyCount; id++) {
    const pair = generateKeyPair();
    companion.preKeys.set(id, pair.publicKey);
    preKeys[String(id)] = forClient(pair);
  }
  service.changed(person);
  const account = proto.ADVSignedDeviceIdentity.decode(
    proto.ADVSignedDeviceIdentityHMAC.decode(signDeviceIdentity(companion, randomBytes(32)).signedWithMac)
      .details ?? Buffer.alloc(0),
  );
  const next = preKeyCount + 1;
  return {
    companion,
    preKeys,
    creds: {
      noiseKey: forClient(noiseKey),
      pairingEphemeralKeyPair: forClient(generateKeyPair()),
      signedIdentityKey: forClient(identity),
      signedPreKey: { keyPair: forClient(signedPreKey), signature, keyId: 1 },
      registrationId,
      advSecretKey: randomBytes(32).toString('base64'),
      processedHistoryMessages: [],
      nextPreKeyId: next,
      firstUnuploadedPreKeyId: next,
      // A later login than the first: Baileys does not wait for history then.
      accountSyncCounter: history ? 0 : 1,
      accountSettings: { unarchiveChats: false },
      registered: false,
      account: proto.ADVSignedDeviceIdentity.toObject(account),
      me: { id: companion.jid, lid: companion.lidJid, name: person.name },
      signalIdentities: [
        {
          identifier: { name: companion.lidJid, deviceId: 0 },
          identifierKey: typedPublicKey(person.identity.publicKey),
        },
      ],
      platform: person.platform,
    },
  };
}

function forClient({ publicKey, privateKey }: KeyPair): { public: Buffer; private: Buffer } {
  return { public: publicKey, private: privateKey };
}
