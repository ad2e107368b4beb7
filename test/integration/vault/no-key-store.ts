import type { KeyStore } from '../../../main/desktop/key-store.ts';

const refuse = (): never => {
  throw new Error('there is no key store here');
};

/** A computer that has no key store. */
export const noKeyStore: KeyStore = {
  presence: () => 'none',
  encrypt: refuse,
  decrypt: refuse,
  name: () => 'none',
};
