import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { agree, generateKeyPair } from '../crypto/curve.ts';
import { decryptGcm, hkdf, hmacSha256, sha256 } from '../crypto/symmetric.ts';
import type { Registration } from '../phone/companion.ts';
import { bytesOf, child, type BinaryNode } from '../wire/node.ts';
import type { Authenticator } from './authenticator.ts';
import type { PasskeyMode } from './modes.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';
const RP_ID = 'whatsapp.com';

/** Service and phone of one passkey ceremony, after shared/PASSKEY.md sections 2 and 7: every step is checked. */
export class PasskeyCeremony {
  readonly challenge = randomBytes(32).toString('base64url');
  readonly ref = `3@${randomBytes(24).toString('base64')}`;
  readonly #pair = generateKeyPair();
  readonly #nonce: Buffer;
  readonly #mode: PasskeyMode;
  readonly #registration: Registration;
  readonly #oldSecret: Buffer;
  #identity: { publicKey: Buffer; bytes: Buffer } | undefined;
  #commitment: Buffer | undefined;
  #opened = false;

  constructor(mode: PasskeyMode, registration: Registration, oldSecret: Buffer) {
    this.#mode = mode;
    this.#registration = registration;
    this.#oldSecret = oldSecret;
    this.#nonce = randomBytes(mode === 'short-nonce' ? 31 : 32);
  }

  /** Captured form of `passkey_request_options`. */
  options(): Buffer {
    return Buffer.from(
      JSON.stringify({
        challenge: this.challenge,
        timeout: 600_000,
        rpId: RP_ID,
        allowCredentials: [],
        userVerification: 'required',
        extensions: { uvm: true },
      }),
    );
  }

  /** Form of `<passkey_prologue>`. Throws on anything that a careful service would refuse. */
  takePrologue(body: BinaryNode, authenticator: Authenticator): void {
    if (this.#identity) throw new Error('a second prologue');
    const tags = Array.isArray(body.content) ? body.content.map(({ tag }) => tag).slice(0, 3) : [];
    if (tags.join(' ') !== 'credential_id webauthn_assertion prologue_payload')
      throw new Error(`children in another order: ${tags.join(' ')}`);
    const credentialId = bytesOf(child(body, 'credential_id'));
    if (!credentialId?.equals(authenticator.credentialId)) throw new Error('another credential');
    const assertion = bytesOf(child(body, 'webauthn_assertion'))?.toString() ?? '';
    authenticator.check(assertion, { challenge: this.challenge, rpId: RP_ID });
    const payload = bytesOf(child(body, 'prologue_payload')) ?? Buffer.of();
    const { companionEphemeralIdentity, commitment } = proto.ProloguePayload.decode(payload);
    if (!companionEphemeralIdentity || commitment?.hash?.length !== 32) throw new Error('no commitment');
    const identity = proto.CompanionEphemeralIdentity.decode(companionEphemeralIdentity);
    if (identity.ref !== this.ref) throw new Error('another ref');
    if (identity.deviceType !== this.#registration.platformType) throw new Error('another kind of device');
    if (identity.publicKey?.length !== 32) throw new Error('a key of a wrong length');
    const handoff = bytesOf(child(body, 'pairing_handoff_proof'));
    const handoffKey = hkdf(this.#oldSecret, 32, Buffer.alloc(0), 'shortcake-passkey-handoff-v1');
    if (handoff && !handoff.equals(hmacSha256(handoffKey, payload)))
      throw new Error('the handoff proof is wrong');
    this.#identity = {
      publicKey: Buffer.from(identity.publicKey),
      bytes: Buffer.from(companionEphemeralIdentity),
    };
    this.#commitment = Buffer.from(commitment.hash);
  }

  /** `primary_ephemeral_identity` of the continuation. */
  primaryIdentity(): Uint8Array {
    return proto.PrimaryEphemeralIdentity.encode({
      publicKey: this.#pair.publicKey,
      nonce: this.#nonce,
    }).finish();
  }

  /** Opens the commitment; answers the code that the phone shows. */
  takeNonce(nonce: Buffer): string {
    if (!this.#identity || nonce.length !== 32) throw new Error('a nonce out of turn, or of a wrong length');
    if (!sha256(this.#identity.bytes, nonce).equals(this.#commitment ?? Buffer.of()))
      throw new Error('the nonce is not the one that was committed to');
    this.#opened = true;
    const mask = sha256(nonce, this.#pair.publicKey);
    let bits = 0n;
    for (let index = 0; index < 5; index++)
      bits = bits * 256n + BigInt((this.#nonce[index] ?? 0) ^ (mask[index] ?? 0));
    const letters = Array.from({ length: 8 }, (_, index) => Number((bits >> BigInt(35 - 5 * index)) & 31n));
    return letters.map((letter) => ALPHABET[letter]).join('');
  }

  /** Opens `<encrypted_pairing_request>`; answers the secret under which the phone is to vouch. */
  takeRequest(bytes: Buffer): Buffer {
    if (!this.#identity || !this.#opened) throw new Error('a pairing request out of turn');
    const { encryptedPayload, iv } = proto.EncryptedPairingRequest.decode(bytes);
    if (!encryptedPayload || iv?.length !== 12) throw new Error('an IV of a wrong length');
    const info = 'Pairing Information Encryption Key';
    const salt = `Companion Pairing ${this.#registration.platformType} with ref ${this.ref}`;
    const [first, second] = this.#mode === 'wrong-salt' ? [info, salt] : [salt, info];
    const key = hkdf(agree(this.#pair, this.#identity.publicKey), 32, Buffer.from(first), second);
    const plain = decryptGcm(key, Buffer.from(iv), Buffer.from(encryptedPayload));
    const { companionPublicKey, companionIdentityKey, advSecret } = proto.PairingRequest.decode(plain);
    if (!this.#registration.noiseKey.equals(companionPublicKey ?? Buffer.of()))
      throw new Error('another noise key');
    if (!this.#registration.identityKey.equals(companionIdentityKey ?? Buffer.of()))
      throw new Error('another identity key');
    if (advSecret?.length !== 32) throw new Error('a secret of a wrong length');
    if (Buffer.from(advSecret).equals(this.#oldSecret)) throw new Error('the old secret again');
    return this.#mode === 'old-secret' ? this.#oldSecret : Buffer.from(advSecret);
  }
}
