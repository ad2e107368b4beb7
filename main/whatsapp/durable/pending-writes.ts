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
  /** False as long as there is nothing in it but entries that are done. */
  needed: boolean;
  /** Settles when the commit of this batch has. */
  readonly landed: Promise<void>;
  readonly land: (commit: Promise<void>) => void;
}

/**
 * How long an entry that is done may wait for company, in milliseconds. Nothing depends on it: one that a kill leaves
 * in the journal is taken up again, and the store knows its message.
 */
const doneWithin = 500;

/**
 * Writes of one account on their way to the store. Whoever writes goes on at once; what was written is read back
 * from here until it is durable; and `durable()` tells the gate in front of the socket when that is. Everything
 * that was added since the last commit goes into the next one, which starts when the current turn of the event loop is
 * over, or at once when somebody waits. Entries of the journal that are done go along with it; they are no reason for one.
 */
export class PendingWrites {
  readonly #accountId: AccountId;
  readonly #store: CredentialStore;
  readonly #credentials: () => Uint8Array;
  /** Stanzas in mid-decryption: readable, but not to be written yet. */
  readonly #scopes = new Set<StanzaScope>();
  #batch: Batch | null = null;
  #flying: Batch | null = null;
  #scheduled: NodeJS.Immediate | null = null;
  #tidying: NodeJS.Timeout | null = null;
  #failure: Error | null = null;
  #closed = false;

  constructor(accountId: AccountId, store: CredentialStore, credentials: () => Uint8Array) {
    this.#accountId = accountId;
    this.#store = store;
    this.#credentials = credentials;
  }

  /**
   * The socket has ended. What a library does late is not written any more: the account may have a newer socket by then,
   * or be gone, and a write would bring it back.
   */
  close(): void {
    this.#closed = true;
    if (this.#tidying !== null) clearTimeout(this.#tidying);
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
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
  add({ keys = [], journal = [], journalDone = [], credentials = false }: Addition): void {
    if (this.#failure !== null || this.#closed) return;
    const batch = (this.#batch ??= newBatch());
    for (const change of keys) batch.keys.set(nameOf(change.type, change.id), change);
    batch.journal.push(...journal);
    batch.journalDone.push(...journalDone);
    batch.credentials ||= credentials;
    batch.needed ||= keys.length > 0 || journal.length > 0 || credentials;
    if (this.#flying !== null) return;
    if (batch.needed) this.#scheduled ??= setImmediate(() => this.#commit());
    else this.#tidying ??= setTimeout(() => this.#commit(), doneWithin);
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
   * @returns null when everything is durable that was added, done entries aside; else a promise that resolves when all
   * that was added up to now is, and rejects when it can't be
   */
  durable(): Promise<void> | null {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#batch?.needed !== true) return this.#flying?.landed ?? null;
    // What is in the air has not got what was added since: that goes with the next commit, which starts when it lands.
    const { landed } = this.#batch;
    this.#commit();
    return landed;
  }

  /** Resolves when nothing is left to write; rejects when it can't be written. */
  async settled(): Promise<void> {
    while (this.#failure === null && (this.#batch !== null || this.#flying !== null)) {
      this.#commit();
      await this.#flying?.landed;
    }
    if (this.#failure !== null) throw this.#failure;
  }

  #commit(): void {
    const batch = this.#batch;
    if (this.#flying !== null || this.#failure !== null) return;
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    if (this.#tidying !== null) clearTimeout(this.#tidying);
    this.#scheduled = null;
    this.#tidying = null;
    if (batch === null) return;
    this.#batch = null;
    this.#flying = batch;
    batch.land(
      this.#store.commit(this.#accountId, this.#changeOf(batch)).then(
        () => this.#landed(),
        (error: unknown) => {
          this.#failure = error instanceof Error ? error : new Error('the store failed', { cause: error });
          this.#flying = null;
          // What was added since can't be written either.
          this.#batch?.land(Promise.reject(this.#failure));
          this.#batch = null;
          throw this.#failure;
        },
      ),
    );
  }

  #landed(): void {
    this.#flying = null;
    if (this.#batch?.needed === true) this.#commit();
    else if (this.#batch !== null) this.#tidying ??= setTimeout(() => this.#commit(), doneWithin);
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

function newBatch(): Batch {
  let land: Batch['land'] = () => undefined;
  const landed = new Promise<void>((resolve) => {
    land = resolve;
  });
  // Whoever waits hears of a failure; that nobody waits now is no reason to end the process.
  landed.catch(() => undefined);
  return { keys: new Map(), journal: [], journalDone: [], credentials: false, needed: false, landed, land };
}

/** One name for a key of an account. */
export const nameOf = (type: string, id: string): string => `${type}\u0000${id}`;
