import { LRUCache } from 'lru-cache';
import type { AccountId } from '../../../preload/contract/model.ts';
import { ownBytes } from './own-bytes.ts';

/** Remembers that the store has no such key: Baileys asks for missing ones with every message. */
const missing = new Uint8Array(0);
/** What an entry costs besides its value: key text, map and list nodes. Bytes, roughly. */
const overhead = 200;

/** Types that are read again and again. Pre-keys are read once in their life, and there are hundreds per account. */
const cachedTypes = new Set([
  'session',
  'sender-key',
  'sender-key-memory',
  'identity-key',
  'lid-mapping',
  'device-list',
  'tctoken',
]);

/**
 * Keys that were read or written lately, of all accounts together, within one budget of memory: however many accounts
 * there are, the cache does not grow.
 */
export class KeyCache {
  readonly #entries: LRUCache<string, Uint8Array>;

  /** @param budget bytes, for all accounts together */
  constructor(budget: number) {
    this.#entries = new LRUCache({
      maxSize: budget,
      sizeCalculation: (value, key) => value.byteLength + key.length + overhead,
    });
  }

  /** @returns the value; null when the store is known to have none; undefined when it must be asked */
  get(accountId: AccountId, type: string, id: string): Uint8Array | null | undefined {
    const found = this.#entries.get(nameOf(accountId, type, id));
    return found === missing ? null : found;
  }

  set(accountId: AccountId, type: string, id: string, value: Uint8Array | null): void {
    if (cachedTypes.has(type))
      this.#entries.set(nameOf(accountId, type, id), value === null ? missing : ownBytes(value));
  }

  /** For an account whose store is no longer what was cached: relinked, removed, or a write failed. */
  forget(accountId: AccountId): void {
    const prefix = `${accountId}\u0000`;
    for (const name of this.#entries.keys()) if (name.startsWith(prefix)) this.#entries.delete(name);
  }

  /** Bytes in use, of the budget. */
  get size(): number {
    return this.#entries.calculatedSize;
  }
}

const nameOf = (accountId: AccountId, type: string, id: string): string =>
  `${accountId}\u0000${type}\u0000${id}`;
