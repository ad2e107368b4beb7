import type { AccountId } from '../../../preload/contract/model.ts';
import type { CredentialChange, CredentialStore, JournalEntry, KeyChange } from '../../accounts/ports.ts';
import type { StanzaScope } from './stanza-scope.ts';

/** What may be added to the next commit. */
export interface Addition {
  readonly keys?: readonly KeyChange[];
  readonly journal?: readonly JournalEntry[];
  readonly journalDone?: readonly string[];
  /** The credentials have changed; their bytes are taken when the commit is made. */
  readonly credentials?: boolean;
}

interface Batch {
  readonly keys: Map<string, KeyChange>;
  readonly journal: JournalEntry[];
  readonly journalDone: string[];
  credentials: boolean;
}

/**
 * Writes of one account on their way to the store. Whoever writes goes on at once; what was written is read back
 * from here until it is durable; and `durable()` tells the gate in front of the socket when that is. Everything
 * that was added since the last commit goes into the next one, which starts when the current turn of the event loop is
 * over, or at once when somebody waits.
 */
export class PendingWrites {
  readonly #accountId: AccountId;
  readonly #store: CredentialStore;
  readonly #credentials: () => Uint8Array;
  /** Stanzas in mid-decryption: readable, but not to be written yet. */
  readonly #scopes = new Set<StanzaScope>();
  #batch: Batch | null = null;
  #flying: Batch | null = null;
  #flight: Promise<void> | null = null;
  #scheduled: NodeJS.Immediate | null = null;
  #failure: Error | null = null;

  constructor(accountId: AccountId, store: CredentialStore, credentials: () => Uint8Array) {
    this.#accountId = accountId;
    this.#store = store;
    this.#credentials = credentials;
  }

  /** What this scope changes is kept back until it is closed. */
  openScope(scope: StanzaScope): void {
    this.#scopes.add(scope);
  }

  /** The stanza has been tried: its changes and its text take part in the next commit, as a whole. */
  closeScope(scope: StanzaScope, journal: readonly JournalEntry[]): void {
    if (this.#scopes.delete(scope)) this.add({ keys: [...scope.keys.values()], journal });
  }

  /** Takes part in the next commit, as a whole. */
  add(addition: Addition): void {
    const batch: Batch = this.#batch ?? { keys: new Map(), journal: [], journalDone: [], credentials: false };
    this.#batch = batch;
    for (const change of addition.keys ?? []) batch.keys.set(nameOf(change.type, change.id), change);
    batch.journal.push(...(addition.journal ?? []));
    batch.journalDone.push(...(addition.journalDone ?? []));
    batch.credentials ||= addition.credentials ?? false;
    if (this.#flight === null) this.#scheduled ??= setImmediate(() => this.#commit());
  }

  /** @returns the value that is on its way; null for one that is being deleted; undefined when there is none */
  find(type: string, id: string): Uint8Array | null | undefined {
    const name = nameOf(type, id);
    for (const scope of this.#scopes) {
      const change = scope.keys.get(name);
      if (change !== undefined) return change.value;
    }
    return (this.#batch?.keys.get(name) ?? this.#flying?.keys.get(name))?.value;
  }

  /**
   * @returns null when everything that was added is durable; else a promise that resolves when all that was added up to
   * now is, and rejects when it can't be
   */
  durable(): Promise<void> | null {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#batch === null) return this.#flight;
    if (this.#flight === null) {
      this.#commit();
      return this.#flight;
    }
    // The flight under way has not got what was added since: that goes with the next, which starts when it lands.
    return this.#flight.then(() => this.durable() ?? undefined);
  }

  #commit(): void {
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    this.#scheduled = null;
    const batch = this.#batch;
    if (batch === null || this.#flight !== null || this.#failure !== null) return;
    this.#batch = null;
    this.#flying = batch;
    this.#flight = this.#store
      .commit(this.#accountId, this.#changeOf(batch))
      .catch((error: unknown) => {
        this.#failure = error instanceof Error ? error : new Error('the store failed', { cause: error });
        throw this.#failure;
      })
      .finally(() => {
        this.#flying = null;
        this.#flight = null;
        if (this.#batch !== null) this.#commit();
      });
    // Whoever waits hears of a failure through `durable`; that nobody waits now is no reason to end the process.
    this.#flight.catch(() => undefined);
  }

  #changeOf(batch: Batch): CredentialChange {
    return {
      ...(batch.credentials ? { credentials: this.#credentials() } : {}),
      keys: [...batch.keys.values()],
      journal: batch.journal,
      journalDone: batch.journalDone,
    };
  }
}

/** One name for a key of an account. */
export const nameOf = (type: string, id: string): string => `${type}\u0000${id}`;
