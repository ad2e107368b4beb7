import { randomBytes as systemRandomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { minimumPassphraseLength } from '../../preload/contract/commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import { failure, success, type Result } from '../../preload/contract/result.ts';
import type { KeyStore } from './key-store.ts';
import {
  checkValue,
  databaseKeys,
  masterKeyLength,
  openWithPassphrase,
  passesCheck,
} from './vault-cryptography.ts';
import { readVaultFile, writeVaultFile } from './vault-file.ts';
import { openUnattended, protect, type Protection, type VaultCreation } from './vault-protection.ts';

export interface DatabaseKeys {
  readonly credentials: Buffer;
  readonly chats: Buffer;
}

/** The lock on the data: holds the databases' keys while it is open. */
export interface Vault {
  state(): VaultState;
  create(creation: VaultCreation): Promise<Result<VaultState>>;
  unlock(passphrase: string): Promise<Result<VaultState>>;
  /** Copies; the caller may wipe them. Throws unless the state is `open`. */
  keys(): DatabaseKeys;
  /** Calls back after every change of state. Returns the function that ends it. */
  onChange(listener: (state: VaultState) => void): () => void;
}

export interface VaultOptions {
  readonly folder: string;
  readonly keyStore: KeyStore;
  readonly randomBytes?: (length: number) => Buffer;
  /**
   * The databases. When one of them is there and vault.json is not, the key was lost, not yet made: a new one would
   * bury the data for good, so the vault is `unreadable` until somebody brings the file back.
   */
  readonly lockedFiles?: readonly string[];
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Reads or makes `<folder>/vault.json`. Where the system has a key store, the first start asks nothing. */
export const openVault = async (options: VaultOptions): Promise<Vault> => {
  const { folder, keyStore, randomBytes = systemRandomBytes, lockedFiles = [] } = options;
  const path = join(folder, 'vault.json');
  const listeners = new Set<(state: VaultState) => void>();
  let state: VaultState;
  let keys: DatabaseKeys | null = null;
  let sealed: {
    readonly protection: Extract<Protection, { kind: 'passphrase' }>;
    readonly check: Buffer;
  } | null = null;
  // One change at a time: two quick guesses, or a create and an unlock, must not cross.
  let last: Promise<unknown> = Promise.resolve();

  const change = (next: VaultState): void => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  /** Keeps what is needed of the master key, and wipes it. */
  const opened = (master: Buffer, protection: Protection['kind']): VaultState => {
    keys = databaseKeys(master);
    master.fill(0);
    return { kind: 'open', protection };
  };

  const make = async (creation: VaultCreation): Promise<VaultState | null> => {
    const master = randomBytes(masterKeyLength);
    try {
      const protection = await protect(master, creation, { keyStore, randomBytes });
      // Somebody may have put the old file back since the start.
      if (protection === null || (await readVaultFile(path)).kind !== 'none') return null;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeVaultFile(path, {
        format: 'switchboard-vault',
        version: 1,
        protection,
        check: checkValue(master),
      });
      return opened(master, protection.kind);
    } catch {
      return null;
    } finally {
      master.fill(0);
    }
  };

  const begin = async (): Promise<VaultState> => {
    const reading = await readVaultFile(path);
    if (reading.kind === 'unreadable') return { kind: 'unreadable' };
    if (reading.kind === 'none') {
      const present = await Promise.all(lockedFiles.map(exists));
      if (present.includes(true)) return { kind: 'unreadable' };
      const keyStoreAvailable = keyStore.available();
      const made = keyStoreAvailable ? await make({ protection: 'key-store' }) : null;
      return made ?? { kind: 'new', keyStoreAvailable };
    }
    const { protection, check } = reading.file;
    if (protection.kind === 'passphrase') {
      sealed = { protection, check };
      return { kind: 'locked' };
    }
    const master = openUnattended(protection, keyStore);
    // Some key stores decrypt anything to something; only the check knows.
    return master !== null && passesCheck(master, check)
      ? opened(master, protection.kind)
      : { kind: 'unreadable' };
  };

  const create = async (creation: VaultCreation): Promise<Result<VaultState>> => {
    if (state.kind !== 'new') return failure('vault-already-set-up');
    if (creation.protection === 'passphrase' && creation.passphrase.length < minimumPassphraseLength) {
      return failure('invalid-input');
    }
    // Types do not last to run time, and this one guards the data.
    if (creation.protection === 'plain-file' && !Object.is(creation.consent, true))
      return failure('invalid-input');
    const made = await make(creation);
    if (made === null) return failure('vault-unavailable');
    change(made);
    return success(made);
  };

  const unlock = async (passphrase: string): Promise<Result<VaultState>> => {
    if (state.kind === 'open') return success(state);
    if (sealed === null) return failure('vault-unavailable');
    const { protection, check } = sealed;
    const master = await openWithPassphrase(protection.sealed, passphrase, protection.salt, protection.nonce);
    if (master === null) return failure('vault-wrong-passphrase');
    if (!passesCheck(master, check)) {
      change({ kind: 'unreadable' });
      return failure('vault-unavailable');
    }
    const next = opened(master, 'passphrase');
    change(next);
    return success(next);
  };

  const inTurn = (step: () => Promise<Result<VaultState>>): Promise<Result<VaultState>> => {
    const answer = last.then(step).catch(() => failure('vault-unavailable'));
    last = answer;
    return answer;
  };

  state = await begin();
  return {
    state: () => state,
    create: (creation) => inTurn(() => create(creation)),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    keys: () => {
      if (keys === null) throw new Error('The vault is not open.');
      return { credentials: Buffer.from(keys.credentials), chats: Buffer.from(keys.chats) };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
