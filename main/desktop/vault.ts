import { randomBytes as systemRandomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { minimumPassphraseLength } from '../../preload/contract/commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import { failure, success, type Result } from '../../preload/contract/result.ts';
import { nextTryAt, noAttempts, type UnlockAttempts } from '../domain/unlock-delay.ts';
import type { KeyStore } from './key-store.ts';
import { computerMark } from './this-computer.ts';
import { changeProtection } from './vault-change.ts';
import {
  checkValue,
  databaseKeys,
  masterKeyLength,
  openWithPassphrase,
  passesCheck,
} from './vault-cryptography.ts';
import { readVaultFile, writeVaultFile, type VaultFile } from './vault-file.ts';
import {
  openUnattended,
  protect,
  troubleOf,
  type Protection,
  type VaultCreation,
} from './vault-protection.ts';

export interface DatabaseKeys {
  readonly credentials: Buffer;
  readonly chats: Buffer;
  readonly media: Buffer;
}

/** The lock on the data: holds the databases' keys while it is open. */
export interface Vault {
  state(): VaultState;
  create(creation: VaultCreation): Promise<Result<VaultState>>;
  unlock(passphrase: string): Promise<Result<VaultState>>;
  /** Locks what a passphrase protects, and forgets the keys; `lock-needs-passphrase` for all else. */
  lock(): Result<VaultState>;
  /** Opens what was locked while the program runs, without the passphrase, when the system says that it is its user. */
  unlockBySystem(ask: () => Promise<boolean>): Promise<Result<VaultState>>;
  /**
   * Protects the same key in another way, in one step: until it is done the old way opens it, afterwards the new one.
   * `current` is the passphrase, where one protects it now.
   */
  change(current: string | null, creation: VaultCreation): Promise<Result<VaultState>>;
  /** Looks again, when the key could not be had. */
  retry(): Promise<Result<VaultState>>;
  /** Copies; the caller may wipe them. Throws unless the state is `open` and was opened with the key. */
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
  /** What `computerName` says; leaves "another computer" unknown when left out. */
  readonly computer?: string;
  /** Remembers wrong passphrases over restarts; in memory when left out. */
  readonly attempts?: { read(): UnlockAttempts; write(attempts: UnlockAttempts): void };
  readonly now?: () => number;
  /** Whether the system's own check may stand in for the passphrase while the program runs. */
  readonly systemUnlock?: () => boolean;
}

/** What the passphrase opens. */
interface Sealed {
  readonly protection: Extract<Protection, { kind: 'passphrase' }>;
  readonly check: Buffer;
}

function rememberInMemory(): NonNullable<VaultOptions['attempts']> {
  let remembered = noAttempts;
  return { read: () => remembered, write: (attempts) => (remembered = attempts) };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Reads or makes `<folder>/vault.json`. Where the system has a key store, the first start asks nothing. */
export const openVault = async (options: VaultOptions): Promise<Vault> => {
  const { folder, keyStore, randomBytes = systemRandomBytes, lockedFiles = [], computer } = options;
  const { now = Date.now, attempts = rememberInMemory(), systemUnlock = () => false } = options;
  const path = join(folder, 'vault.json');
  const listeners = new Set<(state: VaultState) => void>();
  let state: VaultState;
  let keys: DatabaseKeys | null = null;
  let sealed: Sealed | null = null;
  /** Once open, the rest of the program has the keys and goes on behind a lock. */
  let running = false;
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
    running = true;
    return { kind: 'open', protection };
  };

  const locked = (): VaultState => ({
    kind: 'locked',
    retryAt: nextTryAt(attempts.read(), now()),
    running,
    systemUnlock: running && systemUnlock(),
  });

  const write = (protection: Protection, check: Buffer): Promise<void> => {
    const mark = computer === undefined ? {} : { computer: computerMark(computer, check) };
    return writeVaultFile(path, { format: 'switchboard-vault', version: 1, protection, check, ...mark });
  };

  const make = async (creation: VaultCreation): Promise<VaultState | null> => {
    const master = randomBytes(masterKeyLength);
    try {
      const protection = await protect(master, creation, { keyStore, randomBytes });
      // Somebody may have put the old file back since the start.
      if (protection === null || (await readVaultFile(path)).kind !== 'none') return null;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const check = checkValue(master);
      await write(protection, check);
      if (protection.kind === 'passphrase') sealed = { protection, check };
      return opened(master, protection.kind);
    } catch {
      return null;
    } finally {
      master.fill(0);
    }
  };

  const sameComputer = ({ computer: mark, check }: VaultFile): boolean | null =>
    computer === undefined || mark === undefined ? null : computerMark(computer, check).equals(mark);

  const begin = async (): Promise<VaultState> => {
    const reading = await readVaultFile(path);
    if (reading.kind === 'unreadable') return { kind: 'unreadable', why: 'damaged' };
    if (reading.kind === 'none') {
      const present = await Promise.all(lockedFiles.map(exists));
      if (present.includes(true)) return { kind: 'unreadable', why: 'key-missing' };
      const keyStoreAvailable = keyStore.presence() === 'opens';
      const made = keyStoreAvailable ? await make({ protection: 'key-store' }) : null;
      return made ?? { kind: 'new', keyStoreAvailable };
    }
    const { protection, check } = reading.file;
    if (protection.kind === 'passphrase') {
      sealed = { protection, check };
      return locked();
    }
    const master = openUnattended(protection, keyStore);
    // Some key stores decrypt anything to something; only the check knows.
    if (master !== null && passesCheck(master, check)) return opened(master, protection.kind);
    return { kind: 'unreadable', why: troubleOf(protection, keyStore, sameComputer(reading.file)) };
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

  const noteWrong = (): void => {
    attempts.write({ failures: attempts.read().failures + 1, lastAt: now() });
  };

  const unlock = async (passphrase: string): Promise<Result<VaultState>> => {
    if (state.kind === 'open') return success(state);
    if (sealed === null || state.kind !== 'locked') return failure('vault-unavailable');
    if (nextTryAt(attempts.read(), now()) !== null) return failure('vault-wait');
    const { protection, check } = sealed;
    const master = await openWithPassphrase(protection.sealed, passphrase, protection.salt, protection.nonce);
    if (master === null) {
      noteWrong();
      change(locked());
      return failure('vault-wrong-passphrase');
    }
    attempts.write(noAttempts);
    if (!passesCheck(master, check)) {
      change({ kind: 'unreadable', why: 'damaged' });
      return failure('vault-unavailable');
    }
    const next = opened(master, 'passphrase');
    change(next);
    return success(next);
  };

  const lock = (): Result<VaultState> => {
    if (state.kind === 'locked') return success(state);
    if (state.kind !== 'open') return failure('vault-unavailable');
    if (state.protection !== 'passphrase' || sealed === null) return failure('lock-needs-passphrase');
    keys?.credentials.fill(0);
    keys?.chats.fill(0);
    keys = null;
    const next = locked();
    change(next);
    return success(next);
  };

  const unlockBySystem = async (ask: () => Promise<boolean>): Promise<Result<VaultState>> => {
    if (state.kind !== 'locked' || !state.systemUnlock) return failure('vault-unavailable');
    if (!(await ask())) return failure('vault-wrong-passphrase');
    const next: VaultState = { kind: 'open', protection: 'passphrase' };
    change(next);
    return success(next);
  };

  const changeTo = async (current: string | null, creation: VaultCreation): Promise<Result<VaultState>> => {
    if (state.kind !== 'open') return failure('vault-locked');
    if (nextTryAt(attempts.read(), now()) !== null) return failure('vault-wait');
    const changed = await changeProtection({ path, current, creation, keyStore, randomBytes, write });
    if (!changed.ok) {
      if (changed.error.code === 'vault-wrong-passphrase') noteWrong();
      return changed;
    }
    const { protection, check } = changed.value;
    attempts.write(noAttempts);
    sealed = protection.kind === 'passphrase' ? { protection, check } : null;
    const next: VaultState = { kind: 'open', protection: protection.kind };
    change(next);
    return success(next);
  };

  const retry = async (): Promise<Result<VaultState>> => {
    if (state.kind !== 'unreadable') return success(state);
    const next = await begin();
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
    lock,
    unlockBySystem: (ask) => inTurn(() => unlockBySystem(ask)),
    change: (current, creation) => inTurn(() => changeTo(current, creation)),
    retry: () => inTurn(retry),
    keys: () => {
      if (keys === null) throw new Error('The vault is not open.');
      return {
        credentials: Buffer.from(keys.credentials),
        chats: Buffer.from(keys.chats),
        media: Buffer.from(keys.media),
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
