import { createCipheriv, createDecipheriv, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto';

export const masterKeyLength = 32;
export const saltLength = 16;
export const nonceLength = 12;
const tagLength = 16;

/** About 0.3 s and 128 MiB for each guess at a passphrase. Part of format version 1: another cost is another version. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const;
const associatedData = Buffer.from(
  `switchboard-vault/1/passphrase/scrypt-${String(cost.N)}-${String(cost.r)}-${String(cost.p)}/aes-256-gcm`,
);

const keyFromPassphrase = (passphrase: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may come as other code points.
    const normalised = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
    // OpenSSL refuses what goes beyond maxmem, and 128 * N * r is its least need.
    scrypt(normalised, salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) => {
      normalised.fill(0);
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/** The master key, wrapped by a passphrase: ciphertext and tag. */
export const sealWithPassphrase = async (
  master: Uint8Array,
  passphrase: string,
  salt: Uint8Array,
  nonce: Uint8Array,
): Promise<Buffer> => {
  const key = await keyFromPassphrase(passphrase, salt);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData);
  const sealed = Buffer.concat([cipher.update(master), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return sealed;
};

/** Null when the passphrase is not the one. */
export const openWithPassphrase = async (
  sealed: Uint8Array,
  passphrase: string,
  salt: Uint8Array,
  nonce: Uint8Array,
): Promise<Buffer | null> => {
  const key = await keyFromPassphrase(passphrase, salt);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]);
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
};

const derive = (master: Uint8Array, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `switchboard/1/${purpose}`, length));

/** One key per database and one for files: who gets hold of one has not got the others. */
export const databaseKeys = (
  master: Uint8Array,
): { readonly credentials: Buffer; readonly chats: Buffer; readonly media: Buffer } => ({
  credentials: derive(master, 'credentials.db', 32),
  chats: derive(master, 'chats.db', 32),
  media: derive(master, 'media', 32),
});

/** Tells the right master key from a wrong one, and nothing else about it. */
export const checkValue = (master: Uint8Array): Buffer => derive(master, 'check', 16);

export const passesCheck = (master: Uint8Array, expected: Uint8Array): boolean =>
  master.length === masterKeyLength &&
  expected.length === 16 &&
  timingSafeEqual(checkValue(master), expected);
