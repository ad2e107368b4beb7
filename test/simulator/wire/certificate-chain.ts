import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { keyPairFromSecret, sign, type KeyPair } from '../crypto/curve.ts';
import type { Seed } from '../crypto/seed.ts';

export interface NoiseIdentity {
  /** Public key that signs the intermediate certificate; a client under test trusts this one. */
  readonly rootKey: Buffer;
  readonly staticKey: KeyPair;
  /** Encoded CertChain, the payload of every serverHello. */
  readonly certificateChain: Buffer;
}

/** What may be wrong with a chain, by order of a test. */
export type CertificateDefect = 'issuer' | 'signature';

/**
 * Root, intermediate and leaf. Form: lib/Utils/noise-handler.js processHandshake (checks both signatures and that the
 * intermediate's issuerSerial is WA_CERT_DETAILS.SERIAL, which is 0).
 */
export function makeNoiseIdentity(seed: Seed, defect?: CertificateDefect): NoiseIdentity {
  const root = keyPairFromSecret(seed.bytes('root'));
  const intermediate = keyPairFromSecret(seed.bytes('intermediate'));
  const staticKey = keyPairFromSecret(seed.bytes('static'));
  const { Details } = proto.CertChain.NoiseCertificate;
  const intermediateDetails = Details.encode({
    serial: 1,
    issuerSerial: defect === 'issuer' ? 7 : 0,
    key: intermediate.publicKey,
  }).finish();
  const leafDetails = Details.encode({ serial: 2, issuerSerial: 1, key: staticKey.publicKey }).finish();
  const signer = defect === 'signature' ? staticKey : root;
  const certificateChain = proto.CertChain.encode({
    intermediate: { details: intermediateDetails, signature: sign(signer, intermediateDetails) },
    leaf: { details: leafDetails, signature: sign(intermediate, leafDetails) },
  }).finish();
  return { rootKey: root.publicKey, staticKey, certificateChain: Buffer.from(certificateChain) };
}
