import { createHash } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { PasskeySecrets, readPrimaryIdentity } from '../../../../main/whatsapp/linking/passkey-secrets.ts';
import { agree, generateKeyPair } from '../../../simulator/crypto/curve.ts';
import { decryptGcm, hkdf } from '../../../simulator/crypto/symmetric.ts';

const phone = generateKeyPair();
const primary = { publicKey: phone.publicKey, nonce: Buffer.alloc(32, 7) };
const keys = { noiseKey: Buffer.alloc(32, 1), identityKey: Buffer.alloc(32, 2) };

function identityOf(secrets: PasskeySecrets) {
  const { companionEphemeralIdentity, commitment } = proto.ProloguePayload.decode(secrets.prologue());
  const bytes = Buffer.from(companionEphemeralIdentity ?? []);
  const { publicKey, deviceType, ref } = proto.CompanionEphemeralIdentity.decode(bytes);
  return { bytes, commitment: commitment?.hash, publicKey, deviceType, ref };
}

describe('the secrets of a ceremony', () => {
  it('commit to a nonce before they show it', () => {
    const secrets = new PasskeySecrets(7, '3@ref');
    const { bytes, commitment, deviceType, ref, publicKey } = identityOf(secrets);
    expect([deviceType, ref, publicKey?.length]).toEqual([7, '3@ref', 32]);
    const opened = createHash('sha256').update(bytes).update(secrets.nonce()).digest();
    expect(Buffer.from(commitment ?? []).equals(opened)).toBe(true);
  });

  it('make a code of eight characters that depends on both sides', () => {
    const [one, other] = [new PasskeySecrets(7, 'ref'), new PasskeySecrets(7, 'ref')];
    expect(one.code(primary)).toMatch(/^[1-9A-HJ-NP-TV-Z]{8}$/u);
    expect(one.code(primary)).toBe(one.code(primary));
    expect(one.code(primary)).not.toBe(other.code(primary));
    expect(one.code(primary)).not.toBe(one.code({ ...primary, nonce: Buffer.alloc(32, 8) }));
  });

  it('tell the phone its keys and the new secret, and nobody else', () => {
    const secrets = new PasskeySecrets(7, '3@ref');
    const request = proto.EncryptedPairingRequest.decode(secrets.pairingRequest(primary, keys));
    const shared = agree(phone, identityOf(secrets).publicKey ?? Buffer.of());
    const open = (salt: string): Buffer =>
      decryptGcm(
        hkdf(shared, 32, Buffer.from(salt), 'Pairing Information Encryption Key'),
        Buffer.from(request.iv ?? []),
        Buffer.from(request.encryptedPayload ?? []),
      );
    const told = proto.PairingRequest.decode(open('Companion Pairing 7 with ref 3@ref'));
    expect(Buffer.from(told.advSecret ?? []).toString('base64')).toBe(secrets.advSecretKey());
    expect(Buffer.from(told.companionPublicKey ?? []).equals(keys.noiseKey)).toBe(true);
    expect(Buffer.from(told.companionIdentityKey ?? []).equals(keys.identityKey)).toBe(true);
    expect(() => open('Companion Pairing 1 with ref 3@ref')).toThrow('auth');
  });

  it('are overwritten at the end', () => {
    const secrets = new PasskeySecrets(7, 'ref');
    secrets.wipe();
    expect(secrets.nonce().equals(Buffer.alloc(32))).toBe(true);
    expect(secrets.advSecretKey()).toBe(Buffer.alloc(32).toString('base64'));
  });
});

describe('what the phone says of itself', () => {
  const encode = (publicKey: number, nonce: number) =>
    proto.PrimaryEphemeralIdentity.encode({
      publicKey: new Uint8Array(publicKey),
      nonce: new Uint8Array(nonce),
    }).finish();

  it.each([
    [32, 32, true],
    [33, 32, false],
    [31, 32, false],
    [32, 31, false],
    [32, 33, false],
    [32, 0, false],
  ])('a key of %i and a nonce of %i bytes: %s', (publicKey, nonce, taken) => {
    expect(readPrimaryIdentity(encode(publicKey, nonce)) !== null).toBe(taken);
  });

  it('nothing, and nonsense, are nothing', () => {
    expect(readPrimaryIdentity(null)).toBeNull();
    expect(readPrimaryIdentity(Buffer.from([255, 255, 255]))).toBeNull();
  });
});
