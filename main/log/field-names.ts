/** Fields that hold what people write and what they are called. Compared without case and punctuation. */
const personalNames = new Set(
  [
    'about body caption content contacts conversation description displayName extendedText fileName firstName',
    'fullName lastName matchedText name notify preview pushName quoted shortName snippet status subject summary text',
    'title userName username vcard verifiedBizName verifiedName xml payload plaintext input query',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/** Fields that hold, or may hold, what opens something. Any part of the name counts. */
const secretParts = [
  'auth',
  'cookie',
  'cred',
  'hmac',
  'identity',
  'key',
  'nonce',
  'pairingcode',
  'passphrase',
  'password',
  'pincode',
  'private',
  'prekey',
  'ratchet',
  'salt',
  'secret',
  'seed',
  'session',
  'signature',
  'token',
];
const secretNames = new Set([
  'iv',
  'mac',
  'sig',
  'pin',
  'pub',
  'priv',
  'qr',
  'qrcode',
  'qrtext',
  'ref',
  'otp',
]);

/** Numbers under these are times, sizes and counts, never somebody's number. */
const plainNumbers =
  /(?:^|_)(?:at|t|time|since|until|after|before|bytes|size|length|count|total|pid|port|line|column|duration|ms|milliseconds|seconds|sequence|generation|version)$|(?:At|Time|Timestamp|Ms|Milliseconds|Seconds|Bytes|Size|Length|Count|Version)$|^timestamp$/;

/** The connection's own status is a word like "open"; a person's status is a text. */
const statusWords = /^[a-z]{1,16}$/;

const normalise = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

export type FieldRule = 'hide' | 'number' | 'look-inside';

/** What may be shown of the value under a field name. */
export const fieldRule = (field: string, value: unknown): FieldRule => {
  const name = normalise(field);
  if (value === null || value === undefined || typeof value === 'boolean') return 'look-inside';
  if (typeof value === 'number' && plainNumbers.test(field)) return 'number';
  if (
    name === 'status' &&
    (typeof value === 'number' || (typeof value === 'string' && statusWords.test(value)))
  ) {
    return 'look-inside';
  }
  if (personalNames.has(name) || secretNames.has(name)) return 'hide';
  return secretParts.some((part) => name.includes(part)) ? 'hide' : 'look-inside';
};
