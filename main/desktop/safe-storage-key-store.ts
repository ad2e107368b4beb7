import { safeStorage, type SafeStorage } from 'electron';
import type { KeyStore } from './key-store.ts';

/** What `safeStorage` calls the key that is the same in every Electron app: no protection at all. */
const noProtection = new Set(['basic_text', 'unknown']);

/** The system's key store through Electron. Works only after the app is ready. */
export const safeStorageKeyStore = (
  storage: SafeStorage = safeStorage,
  platform: NodeJS.Platform = process.platform,
): KeyStore => {
  const backend = (): string => {
    if (platform === 'darwin') return 'keychain';
    if (platform === 'win32') return 'dpapi';
    return storage.getSelectedStorageBackend();
  };
  return {
    presence: () => {
      if (noProtection.has(backend())) return 'none';
      return storage.isEncryptionAvailable() ? 'opens' : 'refuses';
    },
    // safeStorage takes text only.
    encrypt: (bytes) => storage.encryptString(Buffer.from(bytes).toString('base64')),
    decrypt: (bytes) => Buffer.from(storage.decryptString(Buffer.from(bytes)), 'base64'),
    name: backend,
  };
};
