import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { masterKeyLength, nonceLength, saltLength } from './vault-cryptography.ts';

/** Far more than any vault file of ours. */
const maximumBytes = 16 * 1024;

const bytes = (minimum: number, maximum = minimum) =>
  z
    .string()
    .max(8192)
    .transform((text): Buffer => Buffer.from(text, 'base64'))
    .refine((value) => value.length >= minimum && value.length <= maximum);

const bodySchema = z.strictObject({
  format: z.literal('switchboard-vault'),
  version: z.literal(1),
  protection: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('key-store'), backend: z.string().max(64), sealed: bytes(1, 4096) }),
    z.strictObject({
      kind: z.literal('passphrase'),
      salt: bytes(saltLength),
      nonce: bytes(nonceLength),
      sealed: bytes(masterKeyLength + 16),
    }),
    z.strictObject({ kind: z.literal('plain-file'), key: bytes(masterKeyLength) }),
  ]),
  check: bytes(16),
  /** A mark of the computer that it was made on; see `this-computer.ts`. */
  computer: bytes(16).optional(),
});
/** What stands in vault.json: how the master key is protected, and how to know that one has got it. */
export type VaultFile = z.output<typeof bodySchema>;

const envelopeSchema = z.strictObject({
  vault: z.string().max(maximumBytes),
  checksum: z.string().length(64),
});

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

const toText = (file: VaultFile): string => {
  const vault = JSON.stringify(file, (_key, value: unknown) => {
    // Buffers reach a replacer as what their toJSON made of them.
    const isBuffer =
      typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
    return isBuffer && 'data' in value ? Buffer.from(value.data as number[]).toString('base64') : value;
  });
  // The body goes in as text, so that the checksum covers its every character. It finds damage, not forgery: without
  // it a flipped bit in a sealed key would look like a wrong passphrase.
  return JSON.stringify({ vault, checksum: checksum(vault) });
};

const fromText = (text: string): VaultFile | null => {
  try {
    const envelope = envelopeSchema.parse(JSON.parse(text));
    if (checksum(envelope.vault) !== envelope.checksum) return null;
    return bodySchema.parse(JSON.parse(envelope.vault));
  } catch {
    return null;
  }
};

export type VaultReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'file'; readonly file: VaultFile };

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Everything but a file that is not there and a file that is whole is `unreadable`: damaged, foreign, too new. */
export const readVaultFile = async (path: string): Promise<VaultReading> => {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > maximumBytes) return { kind: 'unreadable' };
    const file = fromText(await readFile(path, 'utf8'));
    return file === null ? { kind: 'unreadable' } : { kind: 'file', file };
  } catch (error) {
    return { kind: isMissing(error) ? 'none' : 'unreadable' };
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  // Windows cannot open a folder, and makes a rename durable by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes it whole or not at all, and durable before it returns. Only its owner may read it. */
export const writeVaultFile = async (path: string, file: VaultFile): Promise<void> => {
  const draft = `${path}.new`;
  try {
    // What a crash left behind may have other permissions: made anew, never opened.
    await rm(draft, { force: true });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(toText(file), 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
};
