import { createHash } from 'node:crypto';
import type { AuthenticationCreds, SignalDataTypeMap } from '@whiskeysockets/baileys';
import type { SessionFormat, SessionIdentity } from '../accounts/backup-port.ts';
import { identityOf } from './addresses.ts';
import { decodeCredentials, decodeKey } from './key-serialisation.ts';
import { fromMultiFile, toMultiFile } from './multi-file-folder.ts';

/** Opens sessions without connecting. */
export const sessionFormat: SessionFormat = {
  inspect(credentials, keys) {
    const opened = decodeCredentials(credentials);
    // Other types than the known ones are decoded in the same way.
    for (const { type, value } of keys) decodeKey(type as keyof SignalDataTypeMap, value);
    return identityOfCredentials(opened);
  },
  toFolder: toMultiFile,
  fromFolder: fromMultiFile,
};

/** @throws Error when they name no number */
export function identityOfCredentials(credentials: AuthenticationCreds): SessionIdentity {
  const { id, lid, name } = credentials.me ?? {};
  const phoneNumber = /^(\d{5,20})[:@]/.exec(id ?? '')?.[1];
  const publicKey = credentials.signedIdentityKey.public;
  if (phoneNumber === undefined || !(publicKey instanceof Uint8Array) || publicKey.length !== 32)
    throw new Error('the credentials name nobody');
  return {
    phoneNumber,
    lidJid: identityOf(lid)?.lidJid ?? null,
    name: name ?? '',
    device: createHash('sha256').update('switchboard/device').update(publicKey).digest('hex').slice(0, 32),
  };
}
