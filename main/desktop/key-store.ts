/** The key store of the system (Keychain, DPAPI, libsecret, KWallet), as the vault needs it. */
export interface KeyStore {
  /** `none` as well where the system offers only a key that everybody knows; `refuses`: there, but locked. */
  presence(): 'none' | 'refuses' | 'opens';
  /** Throws when the key store is locked or gone. */
  encrypt(bytes: Uint8Array): Buffer;
  /** Throws, or answers with other bytes, when these were encrypted by another key store. */
  decrypt(bytes: Uint8Array): Buffer;
  /** Which one it is; is written down, to be able to say later that it changed. */
  name(): string;
}
