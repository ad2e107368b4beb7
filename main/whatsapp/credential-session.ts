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
import { decodeCredentials, decodeKey, encodeCredentials, encodeKey } from './key-serialisation.ts';

/**
 * The credentials and Signal keys of one socket. A link keeps them in memory until the phone has accepted, so that a
 * link that came to nothing leaves nothing; a login reads and writes the store. Whatever is written is durable when
 * `keys.set` resolves: a ratchet that has moved on in memory only would make the next messages unreadable.
 */
export class CredentialSession {
  readonly credentials: AuthenticationCreds;
  readonly keys: SignalKeyStore;
  readonly #accountId: AccountId;
  readonly #store: CredentialStore;
  /** Null once the keys live in the store. */
  #memory: Map<string, KeyChange> | null;
  #dirty = false;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown = null;

  private constructor(
    accountId: AccountId,
    store: CredentialStore,
    credentials: AuthenticationCreds,
    memory: Map<string, KeyChange> | null,
  ) {
    this.#accountId = accountId;
    this.#store = store;
    this.credentials = credentials;
    this.#memory = memory;
    this.keys = {
      get: async (type, ids) => this.#get(type, ids),
      set: async (data) => this.#set(data),
    };
  }

  /** Fresh credentials for a link, in memory. */
  static fresh(accountId: AccountId, store: CredentialStore): CredentialSession {
    return new CredentialSession(accountId, store, initAuthCreds(), new Map());
  }

  /** The stored credentials. @throws OpenSocketError */
  static async stored(accountId: AccountId, store: CredentialStore): Promise<CredentialSession> {
    let bytes: Uint8Array | null;
    try {
      bytes = await store.readCredentials(accountId);
    } catch (error: unknown) {
      throw new OpenSocketError('store-failed', 'the credentials could not be read from the store', {
        cause: error,
      });
    }
    if (bytes === null)
      throw new OpenSocketError('credentials-missing', 'there are no credentials for this account');
    try {
      return new CredentialSession(accountId, store, decodeCredentials(bytes), null);
    } catch (error: unknown) {
      throw new OpenSocketError('credentials-unreadable', 'the stored credentials are damaged', {
        cause: error,
      });
    }
  }

  /** The phone has accepted: everything goes to the store in one transaction, in place of what was there. */
  async persist(): Promise<void> {
    if (this.#memory === null) return;
    const keys = [...this.#memory.values()];
    this.#memory = null;
    await this.#write(() =>
      this.#store.replace(this.#accountId, { credentials: encodeCredentials(this.credentials), keys }),
    );
  }

  /** The credentials have changed: writes them, many changes at once as one. Never rejects; `settled` tells. */
  save(): void {
    if (this.#memory !== null || this.#dirty) return;
    this.#dirty = true;
    this.#write(async () => {
      if (!this.#dirty) return;
      this.#dirty = false;
      await this.#store.commit(this.#accountId, {
        credentials: encodeCredentials(this.credentials),
        keys: [],
      });
    }).catch((error: unknown) => {
      this.#failure ??= error;
    });
  }

  /** Resolves when all that was to be written is durable; rejects with the first failure to write. */
  async settled(): Promise<void> {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }

  async #get<Type extends keyof SignalDataTypeMap>(
    type: Type,
    ids: readonly string[],
  ): Promise<Record<string, SignalDataTypeMap[Type]>> {
    const found: Record<string, SignalDataTypeMap[Type]> = Object.create(null) as Record<
      string,
      SignalDataTypeMap[Type]
    >;
    if (this.#memory !== null) {
      for (const id of ids) {
        const value = this.#memory.get(`${type}\u0000${id}`)?.value;
        if (value) found[id] = decodeKey(type, value);
      }
      return found;
    }
    for (const [id, value] of await this.#store.readKeys(this.#accountId, type, ids))
      found[id] = decodeKey(type, value);
    return found;
  }

  async #set(data: SignalDataSet): Promise<void> {
    const changes: KeyChange[] = [];
    for (const [type, values] of Object.entries(data)) {
      for (const [id, value] of Object.entries(values ?? {})) {
        changes.push({ type, id, value: value === null || value === undefined ? null : encodeKey(value) });
      }
    }
    if (changes.length === 0) return;
    const memory = this.#memory;
    if (memory !== null) {
      for (const change of changes) memory.set(`${change.type}\u0000${change.id}`, change);
      return;
    }
    // Credentials that changed along with the keys (the number of the next pre-key) go into the same transaction.
    await this.#write(() => {
      const withCredentials = this.#dirty;
      this.#dirty = false;
      return this.#store.commit(this.#accountId, {
        ...(withCredentials ? { credentials: encodeCredentials(this.credentials) } : {}),
        keys: changes,
      });
    });
  }

  /** Writes keep their order; one that fails does not stop the next. */
  async #write(work: () => Promise<void>): Promise<void> {
    const result = this.#writing.then(work);
    this.#writing = result.catch(() => undefined);
    return result;
  }
}
