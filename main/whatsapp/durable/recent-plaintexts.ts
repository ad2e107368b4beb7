import { LRUCache } from 'lru-cache';
import type { AccountId } from '../../../preload/contract/model.ts';
import { ownBytes } from './own-bytes.ts';

/**
 * What stanzas gave when they were decrypted, for a while. A stanza comes a second time when its receipt did not reach
 * the service (the line fell, or the process); the ratchet has moved on and can't open it again, and Baileys would
 * take it for broken: it would show a placeholder and ask the sender for what we have.
 */
export class RecentPlaintexts {
  readonly #entries: LRUCache<string, readonly Uint8Array[]>;

  /** @param budget bytes, for all accounts together */
  constructor(budget: number) {
    this.#entries = new LRUCache({
      maxSize: budget,
      sizeCalculation: (plaintexts, name) =>
        plaintexts.reduce((sum, { byteLength }) => sum + byteLength, name.length + 200),
    });
  }

  get(accountId: AccountId, entryId: string): readonly Uint8Array[] | undefined {
    return this.#entries.get(`${accountId}|${entryId}`);
  }

  set(accountId: AccountId, entryId: string, plaintexts: readonly Uint8Array[]): void {
    this.#entries.set(`${accountId}|${entryId}`, plaintexts.map(ownBytes));
  }
}
