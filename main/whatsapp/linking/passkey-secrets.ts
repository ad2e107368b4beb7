import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Curve, proto } from '@whiskeysockets/baileys';

/** Lengths in bytes: X25519 keys, nonces and secrets are all 32. */
const keyLength = 32;
const codeAlphabet = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';

/** What the phone says of itself, once the service has taken the proof. */
export interface PrimaryIdentity {
  readonly publicKey: Buffer;
  readonly nonce: Buffer;
}

/** @returns null unless both parts have their length: a short nonce would make a code that means nothing */
export function readPrimaryIdentity(bytes: Uint8Array | null): PrimaryIdentity | null {
  if (bytes === null) return null;
  try {
    const { publicKey, nonce } = proto.PrimaryEphemeralIdentity.decode(bytes);
    if (publicKey?.length !== keyLength || nonce?.length !== keyLength) return null;
    return { publicKey: Buffer.from(publicKey), nonce: Buffer.from(nonce) };
  } catch {
    return null;
  }
}

/** What the request tells the phone about this device. */
export interface PairingKeys {
  readonly noiseKey: Uint8Array;
  readonly identityKey: Uint8Array;
}

/**
 * The secrets of one passkey ceremony: an ephemeral key, a nonce that is committed to before the phone's is known, and the
 * secret under which the phone will vouch for us. In memory only; `wipe` overwrites them.
 * Forms agree in whatsmeow (pair-passkey.go), whatsapp-rust (wacore/src/shortcake.rs) and zapo (WaShortcakeFlow).
 */
export class PasskeySecrets {
  readonly #pair = Curve.generateKeyPair();
  readonly #nonce = randomBytes(keyLength);
  readonly #advSecret = randomBytes(keyLength);
  readonly #deviceType: number;
  readonly #ref: string;

  /** @param deviceType the `PlatformType` of our registration; @param ref the service's name for this ceremony */
  constructor(deviceType: number, ref: string) {
    this.#deviceType = deviceType;
    this.#ref = ref;
  }

  /** `prologue_payload`: who we are, and a commitment to our nonce. */
  prologue(): Uint8Array {
    const identity = proto.CompanionEphemeralIdentity.encode({
      publicKey: this.#pair.public,
      deviceType: this.#deviceType,
      ref: this.#ref,
    }).finish();
    const hash = createHash('sha256').update(identity).update(this.#nonce).digest();
    return proto.ProloguePayload.encode({
      companionEphemeralIdentity: identity,
      commitment: { hash },
    }).finish();
  }

  /** Opens the commitment. */
  nonce(): Buffer {
    return Buffer.from(this.#nonce);
  }

  /** Eight letters and digits that both sides can work out, and nobody between them. */
  code(primary: PrimaryIdentity): string {
    const mask = createHash('sha256').update(this.#nonce).update(primary.publicKey).digest();
    let bits = 0n;
    for (let index = 0; index < 5; index++)
      bits = (bits << 8n) | BigInt((primary.nonce[index] ?? 0) ^ (mask[index] ?? 0));
    let code = '';
    for (let shift = 35n; shift >= 0n; shift -= 5n) code += codeAlphabet[Number((bits >> shift) & 31n)];
    return code;
  }

  /** `encrypted_pairing_request`: our keys and the new secret, for the phone's eyes only. */
  pairingRequest(primary: PrimaryIdentity, keys: PairingKeys): Uint8Array {
    const shared = Curve.sharedKey(this.#pair.private, primary.publicKey);
    const salt = `Companion Pairing ${this.#deviceType} with ref ${this.#ref}`;
    const key = Buffer.from(
      hkdfSync('sha256', shared, salt, 'Pairing Information Encryption Key', keyLength),
    );
    const plain = proto.PairingRequest.encode({
      companionPublicKey: keys.noiseKey,
      companionIdentityKey: keys.identityKey,
      advSecret: this.#advSecret,
    }).finish();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const encryptedPayload = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    for (const secret of [shared, key, plain]) secret.fill(0);
    return proto.EncryptedPairingRequest.encode({ encryptedPayload, iv }).finish();
  }

  /** The secret for the credentials, in their form. */
  advSecretKey(): string {
    return this.#advSecret.toString('base64');
  }

  wipe(): void {
    for (const secret of [this.#pair.private, this.#nonce, this.#advSecret]) secret.fill(0);
  }
}
