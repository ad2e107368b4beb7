// @ts-check
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Writes the list of versions that installed apps look at, and its signature: NAME.yml and NAME.yml.sig, as
 * main/desktop/updates reads them. JSON is YAML, and needs no writer.
 * @param {object} release
 * @param {string} release.folder where list and files are served from
 * @param {'latest' | 'latest-mac' | 'latest-linux' | 'latest-linux-arm64'} release.name
 * @param {string} release.version
 * @param {string} release.notes
 * @param {string} release.date ISO 8601
 * @param {readonly string[]} release.files paths
 * @param {string} release.privateKey Ed25519, PEM
 */
export function writeReleaseList({ folder, name, version, notes, date, files, privateKey }) {
  const entries = files.map((file) => ({
    url: basename(file),
    sha512: createHash('sha512').update(readFileSync(file)).digest('base64'),
    size: statSync(file).size,
  }));
  const list = `${JSON.stringify({ version, files: entries, releaseNotes: notes, releaseDate: date }, null, 2)}\n`;
  const signature = sign(null, Buffer.from(list, 'utf8'), createPrivateKey(privateKey));
  writeFileSync(join(folder, `${name}.yml`), list);
  writeFileSync(join(folder, `${name}.yml.sig`), `${signature.toString('base64')}\n`);
}
