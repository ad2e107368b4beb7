// @ts-check
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';
import { desktopEntry, mimeTypes } from './desktop-files.mjs';

/**
 * @typedef {object} DebSource
 * @property {string} appFolder the unpacked app
 * @property {string} iconFolder has SIZExSIZE.png
 * @property {string} licenceFile
 * @property {string} version of Debian's form
 * @property {'amd64' | 'arm64'} architecture
 * @property {string} maintainer
 * @property {string} synopsis
 * @property {string} description
 * @property {boolean} quick packed in seconds and larger: for tests
 */

/** Debian 12 and Ubuntu 24.04 name two of these differently: the 64-bit time transition. */
const dependencies = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libx11-xcb1', // opened by name at run time, so that no list of linked libraries has it
  'libxtst6',
  'xdg-utils',
];

/** @param {DebSource & { kilobytes: number }} source */
export function controlFile({ version, architecture, maintainer, synopsis, description, kilobytes }) {
  return [
    'Package: switchboard',
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Section: net',
    'Priority: optional',
    `Maintainer: ${maintainer}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${dependencies.join(', ')}`,
    'Recommends: libsecret-1-0',
    `Description: ${synopsis}`,
    ` ${description}`,
    '',
  ].join('\n');
}

/**
 * Makes a Debian package of the unpacked app. It has no scripts of its own: what it puts in place, dpkg takes away.
 * @param {DebSource} source
 * @param {string} staging a folder to work in; gone afterwards
 * @param {string} file the .deb
 */
export async function buildDeb(source, staging, file) {
  rmSync(staging, { recursive: true, force: true });
  const at = (/** @type {string[]} */ ...names) => {
    const path = join(staging, ...names);
    mkdirSync(join(path, '..'), { recursive: true });
    return path;
  };
  cpSync(source.appFolder, at('opt', 'Switchboard'), { recursive: true, verbatimSymlinks: true });
  // Tells electron-updater by which kind of file this app is replaced.
  writeFileSync(at('opt', 'Switchboard', 'resources', 'package-type'), 'deb');
  symlinkSync('/opt/Switchboard/switchboard', at('usr', 'bin', 'switchboard'));
  writeFileSync(at('usr', 'share', 'applications', 'switchboard.desktop'), desktopEntry());
  writeFileSync(at('usr', 'share', 'mime', 'packages', 'switchboard.xml'), mimeTypes());
  cpSync(source.licenceFile, at('usr', 'share', 'doc', 'switchboard', 'copyright'));
  for (const icon of readdirSync(source.iconFolder)) {
    const size = /^(\d+x\d+)\.png$/.exec(icon)?.[1];
    if (size === undefined) continue;
    cpSync(
      join(source.iconFolder, icon),
      at('usr', 'share', 'icons', 'hicolor', size, 'apps', 'switchboard.png'),
    );
  }
  const kilobytes = Math.ceil(bytesIn(staging) / 1024);
  writeFileSync(at('DEBIAN', 'control'), controlFile({ ...source, kilobytes }));
  openToReaders(staging);
  chmodSync(join(staging, 'opt', 'Switchboard', 'chrome-sandbox'), 0o4755);
  const packing = source.quick ? ['-Zzstd', '-z3'] : ['-Zxz', '-z6'];
  const outcome = await run('dpkg-deb', ['--root-owner-group', ...packing, '--build', staging, file]);
  rmSync(staging, { recursive: true, force: true });
  if (outcome.code !== 0)
    throw new PlainError(`dpkg-deb could not build the package: ${outcome.stderr.trim()}`);
}

/** @param {string} folder */
function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Whatever the umask of the person who builds: readable by all, written by the owner. */
function openToReaders(/** @type {string} */ folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}
