import { Refused } from '../server/refused.ts';

export interface QrContent {
  readonly reference: string;
  readonly noiseKey: Buffer;
  readonly identityKey: Buffer;
  readonly advSecret: Buffer;
  readonly platformId: string | undefined;
}

/**
 * Reads what a client puts into its QR code: `https://wa.me/settings/linked_devices#` and five fields, or the fields
 * alone as clients before 2026-05 did (buildPairingQRData in lib/Utils/companion-reg-client-utils.js).
 */
export function parseQr(text: string): QrContent {
  const fields = text
    .trim()
    .replace(/^https:\/\/wa\.me\/settings\/linked_devices#/, '')
    .split(',');
  const [reference, noiseKey, identityKey, advSecret, platformId] = fields;
  if (fields.length < 4 || fields.length > 5 || !reference) {
    throw new Refused(
      400,
      'this is not the text of a linking QR code (expected 5 fields separated by commas)',
    );
  }
  return {
    reference,
    noiseKey: keyOf(noiseKey, 'noise key'),
    identityKey: keyOf(identityKey, 'identity key'),
    advSecret: keyOf(advSecret, 'ADV secret'),
    platformId,
  };
}

function keyOf(text: string | undefined, name: string): Buffer {
  const key = Buffer.from(text ?? '', 'base64');
  if (key.length !== 32)
    throw new Refused(400, `the ${name} in the QR code has ${key.length} bytes instead of 32`);
  return key;
}
