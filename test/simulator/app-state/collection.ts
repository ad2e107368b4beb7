import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { changeHash, EMPTY_HASH } from './lt-hash.ts';
import {
  macOfPatch,
  macOfSnapshot,
  openMutation,
  sealMutation,
  type Mutation,
  type MutationKeys,
  type SealedMutation,
} from './mutation-crypto.ts';

export const COLLECTIONS = [
  'critical_block',
  'critical_unblock_low',
  'regular_high',
  'regular_low',
  'regular',
] as const;

export type CollectionName = (typeof COLLECTIONS)[number];

/** A patch that does not follow on what is there. */
export class PatchConflict extends Error {}

/** One of the five lists of settings that the devices of an account share, as a sequence of encrypted patches. */
export class Collection {
  readonly name: CollectionName;
  readonly #keys: MutationKeys;
  readonly #patches: Buffer[] = [];
  readonly #records = new Map<string, { readonly record: proto.ISyncdRecord; readonly valueMac: Buffer }>();
  /** What holds now, by index. */
  readonly current = new Map<string, Mutation>();
  #hash: Buffer = EMPTY_HASH;

  constructor(name: CollectionName, keys: MutationKeys) {
    this.name = name;
    this.#keys = keys;
  }

  get version(): number {
    return this.#patches.length;
  }

  /** Encoded SyncdPatches, each with its version inside. */
  patchesSince(version: number): readonly Buffer[] {
    return this.#patches.slice(version);
  }

  /** Encoded SyncdSnapshot of what holds now. */
  snapshot(): Buffer {
    const encoded = proto.SyncdSnapshot.encode({
      version: { version: this.version },
      records: [...this.#records.values()].map(({ record }) => record),
      mac: macOfSnapshot(this.#keys, this.#hash, this.version, this.name),
      keyId: { id: this.#keys.id },
    });
    return Buffer.from(encoded.finish());
  }

  /** The phone changes something. */
  write(mutation: Mutation): void {
    const sealed = sealMutation(this.#keys, mutation);
    this.#apply([{ ...mutation, ...sealed }]);
    const version = this.version + 1;
    const snapshotMac = macOfSnapshot(this.#keys, this.#hash, version, this.name);
    this.#store({
      snapshotMac,
      patchMac: macOfPatch(this.#keys, snapshotMac, [sealed.valueMac], version, this.name),
      keyId: { id: this.#keys.id },
      mutations: [{ operation: sealed.operation, record: sealed.record }],
    });
  }

  /** A companion changes something; every MAC of it is checked. Returns what it changed. */
  accept(base: number, bytes: Buffer): Mutation[] {
    if (base !== this.version) throw new PatchConflict(`based on ${base}, but it is ${this.version}`);
    const patch = proto.SyncdPatch.decode(bytes);
    const mutations = patch.mutations.map((mutation) => openMutation(this.#keys, mutation));
    const version = this.version + 1;
    const valueMacs = mutations.map(({ valueMac }) => valueMac);
    const snapshotMac = Buffer.from(patch.snapshotMac ?? []);
    const expected = macOfPatch(this.#keys, snapshotMac, valueMacs, version, this.name);
    if (!expected.equals(Buffer.from(patch.patchMac ?? []))) throw new Error('the MAC of the patch is wrong');
    const hash = this.#hashAfter(mutations);
    if (!macOfSnapshot(this.#keys, hash, version, this.name).equals(snapshotMac)) {
      throw new Error('the MAC of the snapshot is wrong');
    }
    this.#apply(mutations);
    this.#store(patch);
    return mutations;
  }

  #store(patch: proto.ISyncdPatch): void {
    const numbered = proto.SyncdPatch.encode({ ...patch, version: { version: this.version + 1 } });
    this.#patches.push(Buffer.from(numbered.finish()));
  }

  #hashAfter(mutations: readonly SealedMutation[]): Buffer {
    const removed: Buffer[] = [];
    const added: Buffer[] = [];
    for (const { indexMac, valueMac, operation } of mutations) {
      const previous = this.#records.get(indexMac.toString('base64'));
      if (previous) removed.push(previous.valueMac);
      if (operation === proto.SyncdMutation.SyncdOperation.SET) added.push(valueMac);
    }
    return changeHash(this.#hash, removed, added);
  }

  #apply(mutations: readonly (Mutation & SealedMutation)[]): void {
    this.#hash = this.#hashAfter(mutations);
    for (const mutation of mutations) {
      const slot = mutation.indexMac.toString('base64');
      const index = JSON.stringify(mutation.index);
      if (mutation.remove) {
        this.#records.delete(slot);
        this.current.delete(index);
      } else {
        this.#records.set(slot, { record: mutation.record, valueMac: mutation.valueMac });
        this.current.set(index, mutation);
      }
    }
  }
}
