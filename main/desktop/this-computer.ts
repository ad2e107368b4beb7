import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';

/**
 * A name for this computer that stays the same over restarts. Linux has one made for the purpose; elsewhere host and
 * user have to do. It only picks the sentence that is shown when a key can't be had, it never opens or refuses.
 */
export async function computerName(
  platform: NodeJS.Platform = process.platform,
  read: (path: string) => Promise<string> = (path) => readFile(path, 'utf8'),
): Promise<string> {
  const named = platform === 'linux' ? await read('/etc/machine-id').catch(() => '') : '';
  return named.trim() === '' ? `${hostname()} ${userInfo().username}` : named.trim();
}

/** 16 bytes that tell this computer from others for one vault only: two vaults can't be linked by it. */
export const computerMark = (name: string, check: Uint8Array): Buffer =>
  createHash('sha256').update('switchboard/1/computer').update(check).update(name).digest().subarray(0, 16);
