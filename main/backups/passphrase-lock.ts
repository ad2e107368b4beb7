import { randomBytes, scrypt } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { Stanza, type Identity, type Recipient } from 'age-encryption';
import { BackupError } from './backup-error.ts';

/*
 * The passphrase of an age file, https://age-encryption.org/v1 ("The scrypt recipient type"). The library derives the key
 * in JavaScript, which would hold up everything else for seconds; Node's own does it in a thread.
 */

/** About a second and 256 MiB for each guess; what the `age` program uses too. */
const workFactor = 18;
const label = Buffer.from('age-encryption.org/v1/scrypt');
const saltLength = 16;
/** The key is used once. */
const nonce = new Uint8Array(12);

function deriveKey(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const cost = { N: 2 ** logN, r: 8, p: 1 };
  return new Promise((resolve, reject) => {
    scrypt(
      // The same letters typed on another keyboard may come as other code points.
      Buffer.from(passphrase.normalize('NFC'), 'utf8'),
      Buffer.concat([label, salt]),
      32,
      { ...cost, maxmem: 256 * cost.N * cost.r },
      (error, key) => (error === null ? resolve(new Uint8Array(key)) : reject(error)),
    );
  });
}

/** @param logN the work; only tests have a reason to name it */
export function passphraseRecipient(passphrase: string, logN: number = workFactor): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = new Uint8Array(randomBytes(saltLength));
      const key = await deriveKey(passphrase, salt, logN);
      const body = chacha20poly1305(key, nonce).encrypt(fileKey);
      return [new Stanza(['scrypt', unpadded(salt), String(logN)], body)];
    },
  };
}

/** Opens the same file again without deriving the key again. @throws BackupError `backup-wrong-passphrase` */
export function passphraseIdentity(passphrase: string): Identity {
  let known: { readonly stanza: string; readonly fileKey: Uint8Array } | null = null;
  return {
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      if (stanza === undefined || stanzas.length !== 1) throw new BackupError('backup-foreign');
      const name = [...stanza.args, Buffer.from(stanza.body).toString('hex')].join(' ');
      if (known?.stanza === name) return known.fileKey;
      const salt = Buffer.from(stanza.args[1] ?? '', 'base64');
      const logN = Number(stanza.args[2]);
      // What asks for more is not ours and would take the memory of the machine.
      if (salt.length !== saltLength || !(logN >= 1 && logN <= workFactor))
        throw new BackupError('backup-foreign');
      const key = await deriveKey(passphrase, salt, logN);
      const fileKey = decrypt(key, stanza.body);
      known = { stanza: name, fileKey };
      return fileKey;
    },
  };
}

function decrypt(key: Uint8Array, body: Uint8Array): Uint8Array {
  try {
    return chacha20poly1305(key, nonce).decrypt(body);
  } catch (error: unknown) {
    throw new BackupError('backup-wrong-passphrase', undefined, { cause: error });
  }
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
