import { proto } from '@whiskeysockets/baileys';
import { expect, test } from 'vitest';
import { generateKeyPair, sign, typedPublicKey, type KeyPair } from '../crypto/curve.ts';
import { hmacSha256 } from '../crypto/symmetric.ts';
import type { Registration } from '../phone/companion.ts';
import type { Connection } from '../server/connection.ts';
import { DEFAULT_OPTIONS } from '../server/options.ts';
import { Service } from '../server/service.ts';
import { bytesOf, child, node, type BinaryNode } from '../wire/node.ts';

const SECRET = Buffer.alloc(32, 5);

interface Attempt {
  readonly success: BinaryNode;
  readonly answer: (signer: KeyPair) => void;
  readonly outcome: Promise<unknown>;
  readonly violations: string[];
  readonly linked: () => number;
}

/** The phone's side of a link, with a client that a test can let do anything. */
function attempt(identity: KeyPair): Attempt {
  const service = new Service({ ...DEFAULT_OPTIONS, seed: 1 });
  const phone = service.directory.addPhone(service.directory.create('Ada'));
  const signedPreKey = generateKeyPair();
  const registration: Registration = {
    noiseKey: generateKeyPair().publicKey,
    identityKey: identity.publicKey,
    registrationId: 7,
    signedPreKey: {
      id: 1,
      publicKey: signedPreKey.publicKey,
      signature: sign(identity, typedPublicKey(signedPreKey.publicKey)),
    },
    platformType: 1,
    os: 'test',
    pushName: undefined,
    requireFullSync: false,
  };
  const sent: BinaryNode[] = [];
  const violations: string[] = [];
  const connection = {
    registration,
    send: (stanza: BinaryNode) => sent.push(stanza),
    finish: (stanza: BinaryNode) => sent.push(stanza),
    violate: (reason: string) => violations.push(reason),
  } as unknown as Connection;
  const outcome = service.pairing.link(connection, phone, SECRET);
  const success = sent[0];
  if (!success) throw new Error('no pair-success');
  return {
    success,
    outcome,
    violations,
    linked: () => phone.companions.size,
    answer: (signer) => {
      const signedWithMac = bytesOf(child(child(success, 'pair-success'), 'device-identity')) ?? Buffer.of();
      const { details: signed } = proto.ADVSignedDeviceIdentityHMAC.decode(signedWithMac);
      const { details } = proto.ADVSignedDeviceIdentity.decode(signed ?? Buffer.of());
      const message = Buffer.concat([
        Buffer.of(6, 1),
        details ?? Buffer.of(),
        identity.publicKey,
        phone.identity.publicKey,
      ]);
      const content = proto.ADVSignedDeviceIdentity.encode({
        details: details ?? null,
        deviceSignature: sign(signer, message),
      }).finish();
      service.pairing.handle(
        connection,
        node('iq', { id: success.attrs['id'], type: 'result' }, [
          node('pair-device-sign', {}, [node('device-identity', { 'key-index': '1' }, content)]),
        ]),
      );
      service.stop();
    },
  };
}

test('what the phone vouches for is sealed with the secret of the QR code', () => {
  const { success, answer, outcome } = attempt(generateKeyPair());
  const sealed = bytesOf(child(child(success, 'pair-success'), 'device-identity')) ?? Buffer.of();
  const { details, hmac } = proto.ADVSignedDeviceIdentityHMAC.decode(sealed);
  expect(Buffer.from(hmac ?? []).equals(hmacSha256(SECRET, details ?? Buffer.of()))).toBe(true);
  outcome.catch(() => undefined);
  answer(generateKeyPair());
});

test('a device signature by the registered identity completes the link', async () => {
  const identity = generateKeyPair();
  const { answer, outcome, linked, violations } = attempt(identity);
  answer(identity);
  await outcome;
  expect(linked()).toBe(1);
  expect(violations).toEqual([]);
});

test('a device signature by anybody else ends the connection and links nothing', async () => {
  const { answer, outcome, linked, violations } = attempt(generateKeyPair());
  answer(generateKeyPair());
  await expect(outcome).rejects.toThrow(/signature is wrong/);
  expect(linked()).toBe(0);
  expect(violations).toHaveLength(1);
});
