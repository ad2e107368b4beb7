// @ts-check
import { existsSync } from 'node:fs';
import { run } from '../library/processes.mjs';

/**
 * What this machine lacks for installing the package in a Debian of its own.
 * @returns {Promise<string | undefined>} undefined where nothing is missing that could not be installed
 */
export async function whyNoPackageTest() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs Linux on x64';
  if (!existsSync('/usr/bin/dpkg-deb') || !existsSync('/usr/bin/apt-get')) return 'it needs Debian';
  if (process.getuid?.() !== 0) return 'it needs root, for a root folder of its own';
  const { code } = await run('unshare', ['--mount', 'true']);
  if (code !== 0) return 'it needs mount namespaces, which are not allowed here';
  return undefined;
}
