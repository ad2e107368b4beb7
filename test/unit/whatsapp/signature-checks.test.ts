import { Curve } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enforceSignatureChecks, verifySignature } from '../../../main/whatsapp/signature-checks.ts';

const message = Buffer.from('what was signed');

describe('verifySignature', () => {
  it('accepts what Baileys and libsignal sign, for any key and message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const { public: publicKey, private: privateKey } = Curve.generateKeyPair();
        const signature = Curve.sign(privateKey, Buffer.from(bytes));
        expect(verifySignature(publicKey, Buffer.from(bytes), signature)).toBe(true);
        expect(
          verifySignature(Buffer.concat([Buffer.from([5]), publicKey]), Buffer.from(bytes), signature),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses another key, another message, and every flipped bit', () => {
    const signer = Curve.generateKeyPair();
    const signature = Buffer.from(Curve.sign(signer.private, message));
    expect(verifySignature(Curve.generateKeyPair().public, message, signature)).toBe(false);
    expect(verifySignature(signer.public, Buffer.from('something else'), signature)).toBe(false);
    for (let bit = 0; bit < signature.length * 8; bit++) {
      const bent = Buffer.from(signature);
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifySignature(signer.public, message, bent), `bit ${bit}`).toBe(false);
    }
  });

  it('refuses whatever is malformed and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 70 }), (key, signature) => {
        expect(verifySignature(key, message, signature)).toBe(false);
      }),
    );
    const signature = Curve.sign(Curve.generateKeyPair().private, message);
    for (const key of [
      Buffer.alloc(32),
      Buffer.alloc(32, 0xff),
      Buffer.from('ec'.padEnd(62, 'f') + '7f', 'hex'),
    ]) {
      expect(verifySignature(key, message, signature)).toBe(false);
    }
  });
});

describe('enforceSignatureChecks', () => {
  it('is needed: Baileys alone says yes to any signature', () => {
    const { public: publicKey } = Curve.generateKeyPair();
    const forged = Buffer.alloc(64, 7);
    // When this fails, a newer Baileys checks by itself, and this module has done its duty.
    expect(Curve.verify(publicKey, message, forged)).toBe(true);
    enforceSignatureChecks();
    expect(Curve.verify(publicKey, message, forged)).toBe(false);
  });
});
