import type { VaultTrouble } from '../../preload/contract/model.ts';
import { vaultTrouble } from '../domain/vault-trouble.ts';
import type { KeyStore } from './key-store.ts';
import { nonceLength, saltLength, sealWithPassphrase } from './vault-cryptography.ts';
import type { VaultFile } from './vault-file.ts';

/** How a new vault is to be protected. A key that lies open on the disk needs a person's yes. */
export type VaultCreation =
  | { readonly protection: 'key-store' }
  | { readonly protection: 'passphrase'; readonly passphrase: string }
  | { readonly protection: 'plain-file'; readonly consent: true };

export type Protection = VaultFile['protection'];

export interface Sealer {
  readonly keyStore: KeyStore;
  readonly randomBytes: (length: number) => Buffer;
}

/** Null when the key store cannot be trusted with the key. */
const sealWithKeyStore = (master: Buffer, keyStore: KeyStore): Protection | null => {
  if (keyStore.presence() !== 'opens') return null;
  const sealed = keyStore.encrypt(master);
  // A key store that does not give back what it took would lock everybody out at the next start.
  if (!keyStore.decrypt(sealed).equals(master)) return null;
  return { kind: 'key-store', backend: keyStore.name().slice(0, 64), sealed };
};

/** Protects a new master key. Null when that is not possible. */
export const protect = async (
  master: Buffer,
  creation: VaultCreation,
  { keyStore, randomBytes }: Sealer,
): Promise<Protection | null> => {
  if (creation.protection === 'key-store') return sealWithKeyStore(master, keyStore);
  if (creation.protection === 'plain-file') return { kind: 'plain-file', key: Buffer.from(master) };
  const [salt, nonce] = [randomBytes(saltLength), randomBytes(nonceLength)];
  const sealed = await sealWithPassphrase(master, creation.passphrase, salt, nonce);
  return { kind: 'passphrase', salt, nonce, sealed };
};

/** Opens what needs nobody's help. Null when the key can't be had. */
export const openUnattended = (protection: Protection, keyStore: KeyStore): Buffer | null => {
  if (protection.kind === 'plain-file') return protection.key;
  if (protection.kind === 'passphrase') return null;
  try {
    return keyStore.presence() === 'opens' ? keyStore.decrypt(protection.sealed) : null;
  } catch {
    return null;
  }
};

/** Why `openUnattended` gave no key, or the wrong one. */
export const troubleOf = (
  protection: Protection,
  keyStore: KeyStore,
  sameComputer: boolean | null,
): VaultTrouble =>
  protection.kind === 'key-store'
    ? vaultTrouble({
        sealedBy: protection.backend,
        now: keyStore.name().slice(0, 64),
        presence: keyStore.presence(),
        sameComputer,
      })
    : 'damaged';
