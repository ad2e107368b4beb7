/**
 * What stands between a phone's scan and its link.
 * - `none`: nothing. `passkey`: the whole ceremony.
 * - `stall`: the proof is taken, then nothing comes. `options-by-iq`: the question comes without its options.
 * - `code-screen`: as `passkey`, and a proof of the old secret is never taken for the code. `refuse`: the proof is refused.
 * - `reg-refresh`: the service retires the secret of the QR code; the old one no longer links.
 * `silence`: nothing comes after the code was typed, as when the phone finds it wrong and tells its owner only.
 * The others are what must not work: a nonce of a wrong length, a question in somebody else's name, a second question in
 * the middle, the old secret under the phone's word, a line that closes at a step, and a welcome before the link.
 */
export const passkeyModes = [
  'none',
  'passkey',
  'stall',
  'options-by-iq',
  'code-screen',
  'refuse',
  'reg-refresh',
  'silence',
  'short-nonce',
  'foreign-sender',
  'second-prologue',
  'foreign-continuation',
  'early-success',
  'refresh-in-ceremony',
  'wrong-salt',
  'old-secret',
  'close-at-question',
  'close-at-proof',
  'close-at-nonce',
  'close-at-request',
] as const;
export type PasskeyMode = (typeof passkeyModes)[number];
