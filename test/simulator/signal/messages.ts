import { bytesField, decodeFields, encodeFields, numberField } from './fields.ts';

/** Version 3 in both halves of the first byte (libsignal/src/session_cipher.js). */
export const VERSION_BYTE = 0x33;
export const MAC_LENGTH = 8;

export interface RatchetMessage {
  readonly ratchetKey: Buffer;
  readonly counter: number;
  readonly previousCounter: number;
  readonly ciphertext: Buffer;
}

export interface PreKeyMessage {
  readonly registrationId: number;
  readonly preKeyId: number | undefined;
  readonly signedPreKeyId: number;
  readonly baseKey: Buffer;
  readonly identityKey: Buffer;
  readonly message: Buffer;
}

/** The part of a `msg` that its MAC covers. Field numbers: libsignal/src/WhisperTextProtocol.js. */
export function encodeRatchetMessage(message: RatchetMessage): Buffer {
  return encodeFields({
    1: message.ratchetKey,
    2: message.counter,
    3: message.previousCounter,
    4: message.ciphertext,
  });
}

export function decodeRatchetMessage(body: Buffer): RatchetMessage {
  const fields = decodeFields(body);
  return {
    ratchetKey: bytesField(fields, 1),
    counter: numberField(fields, 2) ?? 0,
    previousCounter: numberField(fields, 3) ?? 0,
    ciphertext: bytesField(fields, 4),
  };
}

export function encodePreKeyMessage(message: PreKeyMessage): Buffer {
  const body = encodeFields({
    1: message.preKeyId,
    2: message.baseKey,
    3: message.identityKey,
    4: message.message,
    5: message.registrationId,
    6: message.signedPreKeyId,
  });
  return Buffer.concat([Buffer.of(VERSION_BYTE), body]);
}

export function decodePreKeyMessage(bytes: Buffer): PreKeyMessage {
  assertVersion(bytes);
  const fields = decodeFields(bytes.subarray(1));
  return {
    preKeyId: numberField(fields, 1),
    baseKey: bytesField(fields, 2),
    identityKey: bytesField(fields, 3),
    message: bytesField(fields, 4),
    registrationId: numberField(fields, 5) ?? 0,
    signedPreKeyId: numberField(fields, 6) ?? 0,
  };
}

export function assertVersion(bytes: Buffer): void {
  if (bytes[0] !== VERSION_BYTE) throw new Error(`Signal message of version byte ${bytes[0] ?? 'none'}`);
}
