import {
  BufferJSON,
  initAuthCreds,
  proto,
  type AuthenticationCreds,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys';

/** First byte of a stored value: what follows. */
const form = { bytes: 0, json: 1, keyPair: 2 } as const;
const keyLength = 32;

/**
 * Signal keys as bytes. Pre-keys, of which every account has some eight hundred, are two keys of 32 bytes; the rest is
 * small and goes as JSON, in Baileys' own form for buffers where there are any. Sessions, which are read and written
 * with every message, have none: visiting each of their fields would take ten times as long as the JSON itself.
 */
export function encodeKey(
  value: SignalDataTypeMap[keyof SignalDataTypeMap],
  type?: keyof SignalDataTypeMap,
): Uint8Array {
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.from([form.bytes]), value]);
  if (isKeyPair(value)) return Buffer.concat([Buffer.from([form.keyPair]), value.public, value.private]);
  const json = type === 'session' ? sessionText(value) : JSON.stringify(value, BufferJSON.replacer);
  const bytes = Buffer.allocUnsafe(1 + Buffer.byteLength(json));
  bytes[0] = form.json;
  bytes.write(json, 1);
  return bytes;
}

/** @throws Error when the value was not written by `encodeKey` */
export function decodeKey<Type extends keyof SignalDataTypeMap>(
  type: Type,
  stored: Uint8Array,
): SignalDataTypeMap[Type] {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const rest = bytes.subarray(1);
  switch (bytes[0]) {
    case form.bytes:
      return Buffer.from(rest) as unknown as SignalDataTypeMap[Type];
    case form.keyPair: {
      if (rest.length !== 2 * keyLength) throw new Error('a stored key pair has a wrong length');
      const pair = {
        public: Buffer.from(rest.subarray(0, keyLength)),
        private: Buffer.from(rest.subarray(keyLength)),
      };
      return pair as unknown as SignalDataTypeMap[Type];
    }
    case form.json: {
      const json = rest.toString('utf8');
      if (plainTypes.has(type) && !json.includes('"Buffer"'))
        return JSON.parse(json) as SignalDataTypeMap[Type];
      const value: unknown = JSON.parse(json, BufferJSON.reviver);
      // A protobuf writes its bytes as base64 text; only its own class makes bytes of them again.
      if (type !== 'app-state-sync-key') return value as SignalDataTypeMap[Type];
      const key = proto.Message.AppStateSyncKeyData.fromObject(value as object);
      return key as unknown as SignalDataTypeMap[Type];
    }
    default:
      throw new Error('a stored key has an unknown form');
  }
}

/** Types that hold texts, numbers and the like only. */
const plainTypes: ReadonlySet<keyof SignalDataTypeMap> = new Set([
  'session',
  'lid-mapping',
  'device-list',
  'sender-key-memory',
]);

/** A session that did hold bytes would show it by the word that JSON writes for them. */
function sessionText(session: object | string): string {
  const json = JSON.stringify(session);
  return json.includes('"Buffer"') ? JSON.stringify(session, BufferJSON.replacer) : json;
}

function isKeyPair(value: object | string): value is { public: Uint8Array; private: Uint8Array } {
  return (
    typeof value === 'object' &&
    'public' in value &&
    'private' in value &&
    value.public instanceof Uint8Array &&
    value.private instanceof Uint8Array &&
    value.public.length === keyLength &&
    value.private.length === keyLength &&
    Object.keys(value).length === 2
  );
}

export const encodeCredentials = (credentials: AuthenticationCreds): Uint8Array =>
  Buffer.from(JSON.stringify(credentials, BufferJSON.replacer));

/** @throws Error when the bytes are not credentials with which one can log in */
export function decodeCredentials(stored: Uint8Array): AuthenticationCreds {
  const parsed = JSON.parse(
    Buffer.from(stored).toString('utf8'),
    BufferJSON.reviver,
  ) as Partial<AuthenticationCreds>;
  const required = [
    'noiseKey',
    'signedIdentityKey',
    'signedPreKey',
    'registrationId',
    'me',
    'account',
  ] as const;
  for (const field of required)
    if (parsed[field] === undefined) throw new Error(`stored credentials lack ${field}`);
  // Fresh ones cost 10 ms, for keys and a signature that hardly anybody's credentials lack.
  const isWhole = neededFields().every((field) => parsed[field] !== undefined);
  return isWhole ? (parsed as AuthenticationCreds) : { ...initAuthCreds(), ...parsed };
}

let needed: readonly (keyof AuthenticationCreds)[] | null = null;

/** What credentials have from their beginning, in this version of Baileys. */
function neededFields(): readonly (keyof AuthenticationCreds)[] {
  needed ??= Object.entries(initAuthCreds()).flatMap(([field, value]) =>
    value === undefined ? [] : [field as keyof AuthenticationCreds],
  );
  return needed;
}
