import { createHash, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';

export interface Assertion {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string | null;
  };
}

/** Bits of the flags byte (WebAuthn, section 6.1): user present, user verified. */
const PRESENT = 0x01;
const VERIFIED = 0x04;

/** The passkey of one phone's owner: an ES256 key that answers challenges as a browser's authenticator does. */
export class Authenticator {
  readonly credentialId = randomBytes(16);
  readonly #userHandle = randomBytes(16);
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
  }

  assert(request: { challenge: string; rpId: string; origin: string; verified?: boolean }): Assertion {
    const clientData = Buffer.from(
      JSON.stringify({
        type: 'webauthn.get',
        challenge: request.challenge,
        origin: request.origin,
        crossOrigin: false,
      }),
    );
    const flags = request.verified === false ? PRESENT : PRESENT | VERIFIED;
    const authenticatorData = Buffer.concat([sha256(request.rpId), Buffer.from([flags, 0, 0, 0, 0])]);
    const signature = sign(
      'sha256',
      Buffer.concat([authenticatorData, sha256(clientData)]),
      this.#privateKey,
    );
    const id = this.credentialId.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: this.#userHandle.toString('base64url'),
      },
    };
  }

  /** Throws, with a reason, unless it is this passkey's answer to this challenge, made on WhatsApp's page. */
  check(text: string, expected: { challenge: string; rpId: string }): void {
    const { type, response, rawId } = JSON.parse(text) as Assertion;
    if (type !== 'public-key') throw new Error('not a public-key credential');
    if (rawId !== this.credentialId.toString('base64url')) throw new Error('another credential');
    const clientData = Buffer.from(response.clientDataJSON, 'base64url');
    const said = JSON.parse(clientData.toString()) as { type: string; challenge: string; origin: string };
    if (said.type !== 'webauthn.get') throw new Error('not an assertion');
    if (said.challenge !== expected.challenge) throw new Error('another challenge');
    if (said.origin !== 'https://web.whatsapp.com') throw new Error('another origin');
    const data = Buffer.from(response.authenticatorData, 'base64url');
    if (!data.subarray(0, 32).equals(sha256(expected.rpId))) throw new Error('another relying party');
    if (((data[32] ?? 0) & (PRESENT | VERIFIED)) !== (PRESENT | VERIFIED))
      throw new Error('no verified user');
    const signed = Buffer.concat([data, sha256(clientData)]);
    if (!verify('sha256', signed, this.#publicKey, Buffer.from(response.signature, 'base64url')))
      throw new Error('the signature is wrong');
  }
}

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
