import { createHmac, randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { decryptCbc, encryptCbc, hkdf, hmacSha256 } from '../crypto/symmetric.ts';

const { SyncdOperation } = proto.SyncdMutation;
const MAC_LENGTH = 32;

export interface AppStateKey {
  readonly id: Buffer;
  readonly data: Buffer;
}

export interface MutationKeys {
  readonly id: Buffer;
  readonly index: Buffer;
  readonly valueEncryption: Buffer;
  readonly valueMac: Buffer;
  readonly snapshotMac: Buffer;
  readonly patchMac: Buffer;
}

/** Form: mutationKeys in lib/Utils/chat-utils.js (whose key derivation is in whatsapp-rust-bridge). */
export function mutationKeysOf({ id, data }: AppStateKey): MutationKeys {
  const keys = hkdf(data, 160, Buffer.alloc(0), 'WhatsApp Mutation Keys');
  return {
    id,
    index: keys.subarray(0, 32),
    valueEncryption: keys.subarray(32, 64),
    valueMac: keys.subarray(64, 96),
    snapshotMac: keys.subarray(96, 128),
    patchMac: keys.subarray(128, 160),
  };
}

export interface Mutation {
  readonly index: readonly string[];
  readonly value: proto.ISyncActionValue;
  readonly version: number;
  readonly remove: boolean;
}

export interface SealedMutation {
  readonly record: proto.ISyncdRecord;
  readonly operation: proto.SyncdMutation.SyncdOperation;
  readonly indexMac: Buffer;
  readonly valueMac: Buffer;
}

/** Form: encodeSyncdPatch in lib/Utils/chat-utils.js. */
export function sealMutation(keys: MutationKeys, mutation: Mutation): SealedMutation {
  const index = Buffer.from(JSON.stringify(mutation.index));
  const plain = proto.SyncActionData.encode({
    index,
    value: { timestamp: Date.now(), ...mutation.value },
    padding: Buffer.alloc(0),
    version: mutation.version,
  }).finish();
  const iv = randomBytes(16);
  const encrypted = Buffer.concat([iv, encryptCbc(keys.valueEncryption, iv, plain)]);
  const operation = mutation.remove ? SyncdOperation.REMOVE : SyncdOperation.SET;
  const valueMac = macOfValue(keys, operation, encrypted);
  const indexMac = hmacSha256(keys.index, index);
  const record = {
    index: { blob: indexMac },
    value: { blob: Buffer.concat([encrypted, valueMac]) },
    keyId: { id: keys.id },
  };
  return { record, operation, indexMac, valueMac };
}

/** Form: decodeSyncdMutations; every MAC is checked here, which Baileys does not do by default. */
export function openMutation(
  keys: MutationKeys,
  { operation, record }: proto.ISyncdMutation,
): Mutation & SealedMutation {
  const blob = Buffer.from(record?.value?.blob ?? []);
  const indexMac = Buffer.from(record?.index?.blob ?? []);
  if (!record || blob.length < 16 + MAC_LENGTH) throw new Error('a mutation without content');
  if (!keys.id.equals(Buffer.from(record.keyId?.id ?? []))) throw new Error('a mutation of an unknown key');
  const kind = operation ?? SyncdOperation.SET;
  const encrypted = blob.subarray(0, -MAC_LENGTH);
  const valueMac = blob.subarray(-MAC_LENGTH);
  if (!macOfValue(keys, kind, encrypted).equals(valueMac)) throw new Error('the MAC of a value is wrong');
  const plain = decryptCbc(keys.valueEncryption, encrypted.subarray(0, 16), encrypted.subarray(16));
  const { index, value, version } = proto.SyncActionData.decode(plain);
  if (!index || !hmacSha256(keys.index, index).equals(indexMac))
    throw new Error('the MAC of an index is wrong');
  return {
    index: JSON.parse(Buffer.from(index).toString('utf8')) as string[],
    value: value ?? {},
    version: version ?? 0,
    remove: kind === SyncdOperation.REMOVE,
    record,
    operation: kind,
    indexMac,
    valueMac,
  };
}

export function macOfSnapshot(keys: MutationKeys, hash: Buffer, version: number, name: string): Buffer {
  return hmacSha256(keys.snapshotMac, hash, networkOrder(version), Buffer.from(name));
}

export function macOfPatch(
  keys: MutationKeys,
  snapshotMac: Uint8Array,
  valueMacs: readonly Buffer[],
  version: number,
  name: string,
): Buffer {
  return hmacSha256(keys.patchMac, snapshotMac, ...valueMacs, networkOrder(version), Buffer.from(name));
}

function macOfValue(keys: MutationKeys, operation: number, encrypted: Buffer): Buffer {
  const kind = Buffer.concat([Buffer.of(operation === SyncdOperation.SET ? 1 : 2), keys.id]);
  const mac = createHmac('sha512', keys.valueMac)
    .update(kind)
    .update(encrypted)
    .update(networkOrder(kind.length));
  return mac.digest().subarray(0, MAC_LENGTH);
}

function networkOrder(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE(value, 4);
  return bytes;
}
