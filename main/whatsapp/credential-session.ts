import {
  initAuthCreds,
  type AuthenticationCreds,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import type { AccountId } from '../../preload/contract/model.ts';
import type { CredentialStore, KeyChange } from '../accounts/ports.ts';
import { OpenSocketError } from '../accounts/socket-port.ts';
import type { Breather } from './durable/breather.ts';
import type { KeyCache } from './durable/key-cache.ts';
import type { RecentPlaintexts } from './durable/recent-plaintexts.ts';
import { nameOf, PendingWrites } from './durable/pending-writes.ts';
import { currentScope } from './durable/stanza-scope.ts';
import { decodeCredentials, decodeKey, encodeCredentials, encodeKey } from './key-serialisation.ts';

/** What the sessions of all accounts share. */
export interface KeyServices {
  readonly store: CredentialStore;
  readonly cache: KeyCache;
  readonly breather: Breather;
  readonly recent: RecentPlaintexts;
}

/**
 * The credentials and Signal keys of one socket. A link keeps them in memory until the phone has accepted, so that a
 * link that came to nothing leaves nothing. Afterwards every change goes to the store on its own way: Baileys goes on at
 * once, and the gate in front of the socket holds every frame back until `durable()` says that what led to it
 * is on the disk.
 */
export class CredentialSession {
  readonly credentials: AuthenticationCreds;
  readonly keys: SignalKeyStore;
  readonly writes: PendingWrites;
  readonly accountId: AccountId;
  readonly #services: KeyServices;
  /** Null once the keys live in the store. */
  #memory: Map<string, KeyChange> | null;
  /** The one write that is not a change: the first. */
  #persisting: Promise<void> | null = null;

  private constructor(
    accountId: AccountId,
    services: KeyServices,
    credentials: AuthenticationCreds,
    memory: Map<string, KeyChange> | null,
  ) {
    this.accountId = accountId;
    this.#services = services;
    this.credentials = credentials;
    this.#memory = memory;
    this.writes = new PendingWrites(accountId, services.store, () => encodeCredentials(this.credentials));
    this.keys = {
      get: async (type, ids) => this.#get(type, ids),
      set: async (data) => this.#set(data),
    };
  }

  /** Fresh credentials for a link, in memory. */
  static fresh(accountId: AccountId, services: KeyServices): CredentialSession {
    return new CredentialSession(accountId, services, initAuthCreds(), new Map());
  }

  /** The stored credentials. @throws OpenSocketError */
  static async stored(accountId: AccountId, services: KeyServices): Promise<CredentialSession> {
    // A backup may have been restored since the last socket.
    services.cache.forget(accountId);
    let bytes: Uint8Array | null;
    try {
      bytes = await services.store.readCredentials(accountId);
    } catch (error: unknown) {
      throw new OpenSocketError('store-failed', 'the credentials could not be read from the store', {
        cause: error,
      });
    }
    if (bytes === null)
      throw new OpenSocketError('credentials-missing', 'there are no credentials for this account');
    try {
      return new CredentialSession(accountId, services, decodeCredentials(bytes), null);
    } catch (error: unknown) {
      throw new OpenSocketError('credentials-unreadable', 'the stored credentials are damaged', {
        cause: error,
      });
    }
  }

  /** The phone has accepted: everything goes to the store in one transaction, in place of what was there. */
  persist(): Promise<void> {
    if (this.#memory === null) return this.#persisting ?? Promise.resolve();
    const keys = [...this.#memory.values()];
    this.#memory = null;
    this.#services.cache.forget(this.accountId);
    const credentials = encodeCredentials(this.credentials);
    this.#persisting = this.#services.store.replace(this.accountId, { credentials, keys }).then(() => {
      this.#persisting = null;
    });
    this.#persisting.catch(() => undefined);
    return this.#persisting;
  }

  /** The credentials have changed: they go with the next commit. */
  save(): void {
    if (this.#memory === null) this.writes.add({ credentials: true });
  }

  /**
   * @returns null when everything is durable that has to be before the next frame may leave; else when it is.
   * Rejects when it can't be made durable.
   */
  durable(): Promise<void> | null {
    const { writes } = this;
    return this.#persisting === null
      ? writes.durable()
      : this.#persisting.then(() => writes.durable() ?? undefined);
  }

  /** See `Breather`. */
  breathe(): Promise<void> | null {
    return this.#services.breather.breathe();
  }

  /** Resolves when all that was to be written is durable; rejects when it can't be. */
  async settled(): Promise<void> {
    try {
      await this.#persisting;
      await this.writes.settled();
    } catch (error: unknown) {
      // What the cache has is not what the store has.
      this.#services.cache.forget(this.accountId);
      throw error;
    }
  }

  async #get<Type extends keyof SignalDataTypeMap>(
    type: Type,
    ids: readonly string[],
  ): Promise<Record<string, SignalDataTypeMap[Type]>> {
    await this.#services.breather.breathe();
    const found: Record<string, SignalDataTypeMap[Type]> = Object.create(null) as Record<
      string,
      SignalDataTypeMap[Type]
    >;
    const toRead: string[] = [];
    for (const id of ids) {
      const value = this.#find(type, id);
      if (value === undefined) toRead.push(id);
      else if (value !== null) found[id] = decodeKey(type, value);
    }
    if (toRead.length === 0) return found;
    const { store, cache } = this.#services;
    const stored = await store.readKeys(this.accountId, type, toRead);
    for (const id of toRead) {
      // What was written while the store was asked is newer than its answer.
      const newer = this.#findPending(type, id);
      const value = newer === undefined ? (stored.get(id) ?? null) : newer;
      if (newer === undefined) cache.set(this.accountId, type, id, value);
      if (value !== null) found[id] = decodeKey(type, value);
    }
    return found;
  }

  /** What is known without asking the store; null for a key that is known not to exist. */
  #find(type: string, id: string): Uint8Array | null | undefined {
    const pending = this.#findPending(type, id);
    if (pending !== undefined) return pending;
    return this.#memory === null ? this.#services.cache.get(this.accountId, type, id) : null;
  }

  #findPending(type: string, id: string): Uint8Array | null | undefined {
    return this.#memory === null ? this.writes.find(type, id) : this.#memory.get(nameOf(type, id))?.value;
  }

  async #set(data: SignalDataSet): Promise<void> {
    await this.#services.breather.breathe();
    const changes: KeyChange[] = [];
    for (const [type, values] of Object.entries(data)) {
      for (const [id, value] of Object.entries(values ?? {})) {
        const kept = value ?? null;
        changes.push({
          type,
          id,
          value: kept === null ? null : encodeKey(kept, type as keyof SignalDataTypeMap),
        });
      }
    }
    const memory = this.#memory;
    if (memory !== null) {
      for (const change of changes) memory.set(nameOf(change.type, change.id), change);
      return;
    }
    for (const { type, id, value } of changes) this.#services.cache.set(this.accountId, type, id, value);
    const scope = currentScope.getStore();
    if (scope === undefined) this.writes.add({ keys: changes });
    else for (const change of changes) scope.keys.set(nameOf(change.type, change.id), change);
  }
}
