import { minimumPassphraseLength } from '../../preload/contract/commands.ts';
import { failure, success, type Result } from '../../preload/contract/result.ts';
import { openWithPassphrase, passesCheck } from './vault-cryptography.ts';
import { readVaultFile } from './vault-file.ts';
import {
  openUnattended,
  protect,
  type Protection,
  type Sealer,
  type VaultCreation,
} from './vault-protection.ts';

interface Change extends Sealer {
  readonly path: string;
  /** The passphrase that protects it now; null where none does. */
  readonly current: string | null;
  readonly creation: VaultCreation;
  /** Writes the file whole or not at all. */
  readonly write: (protection: Protection, check: Buffer) => Promise<void>;
}

const isAcceptable = (creation: VaultCreation): boolean => {
  if (creation.protection === 'passphrase') return creation.passphrase.length >= minimumPassphraseLength;
  return creation.protection !== 'plain-file' || Object.is(creation.consent, true);
};

const openWith = (protection: Protection, change: Change): Promise<Buffer | null> | Buffer | null => {
  if (protection.kind !== 'passphrase') return openUnattended(protection, change.keyStore);
  if (change.current === null) return null;
  return openWithPassphrase(protection.sealed, change.current, protection.salt, protection.nonce);
};

/**
 * Wraps the master key anew. The databases are not touched: their keys derive from the same master. The file is replaced in
 * one rename, and only after the new wrapping was opened again, so that at every instant exactly one of the two opens it.
 */
export const changeProtection = async (
  change: Change,
): Promise<Result<{ readonly protection: Protection; readonly check: Buffer }>> => {
  if (!isAcceptable(change.creation)) return failure('invalid-input');
  const reading = await readVaultFile(change.path);
  if (reading.kind !== 'file') return failure('vault-unavailable');
  const { protection: old, check } = reading.file;
  const master = await openWith(old, change);
  if (master === null)
    return failure(old.kind === 'passphrase' ? 'vault-wrong-passphrase' : 'vault-unavailable');
  try {
    if (!passesCheck(master, check)) return failure('vault-unavailable');
    const protection = await protect(master, change.creation, change);
    if (protection === null || !(await opensAgain(protection, change, check)))
      return failure('vault-unavailable');
    await change.write(protection, check);
    return success({ protection, check });
  } finally {
    master.fill(0);
  }
};

const opensAgain = async (protection: Protection, change: Change, check: Buffer): Promise<boolean> => {
  const current = change.creation.protection === 'passphrase' ? change.creation.passphrase : null;
  // A copy: opening a plain file gives out its very bytes.
  const again = await openWith(protection, { ...change, current });
  if (again === null) return false;
  const passes = passesCheck(again, check);
  if (protection.kind !== 'plain-file') again.fill(0);
  return passes;
};
