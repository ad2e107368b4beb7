import { join } from 'node:path';
import { openStorage } from '../../../main/storage/client.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { fromJson, type FabricatedLink } from '../library/store-links.ts';
import type { World } from '../library/world.ts';

export interface Secret {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Every private key of the accounts, wherever it stands in their credentials. */
export const plantedSecrets = (links: readonly FabricatedLink[]): readonly Secret[] =>
  links.flatMap(({ creds, preKeys }) => [
    ...privateIn('credentials', fromJson(creds)),
    ...privateIn('pre-keys', fromJson(preKeys)),
  ]);

function privateIn(path: string, value: unknown): readonly Secret[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (name === 'private' && part instanceof Uint8Array) return [{ kind: path, bytes: part }];
    if (name === 'advSecretKey' && typeof part === 'string')
      return [{ kind: name, bytes: Buffer.from(part, 'base64') }];
    return privateIn(Number.isNaN(Number(name)) ? `${path}.${name}` : path, part);
  });
}

/** Private keys and chain secrets of the sessions as they are in the store at the end. */
export async function sessionSecrets({ start, people, simulator }: World): Promise<readonly Secret[]> {
  const storage = await openStorage({
    folder: join(start.folder, 'data'),
    workerFile: start.workerFile,
    credentialsKey: Buffer.from(start.credentialsKey, 'hex'),
    chatsKey: Buffer.from(start.chatsKey, 'hex'),
  });
  try {
    const secrets: Secret[] = [];
    for (const { accountId, contact } of people) {
      const { lid } = await simulator.admin.person({ phone: contact });
      const id = `${lid.split('@')[0] ?? ''}_1.0`;
      const stored = await storage.credentials.readKeys(accountId as AccountId, 'session', [id]);
      const text = Buffer.from(stored.get(id) ?? []).toString('latin1');
      for (const [, name = '', base64 = ''] of text.matchAll(/"(privKey|rootKey)":"([^"]+)"/gu))
        secrets.push({ kind: `session ${name}`, bytes: Buffer.from(base64, 'base64') });
    }
    return secrets;
  } finally {
    await storage.close();
  }
}
