import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ensureDevelopmentElectron,
  developmentFolder,
  hasDevelopmentElectron,
  placeOf,
} from '../../../scripts/setup/development-electron.mjs';
import { executableIn } from '../../../scripts/setup/electron.mjs';
import { findOfficialElectron, isRecent, reasonOf } from '../../../scripts/setup/official-electron.mjs';
import { personCache } from '../../../scripts/library/paths.mjs';
import { removeAbandoned, withScratchFolder } from '../../../scripts/setup/scratch.mjs';
import { putFile, temporaryFolder } from './temporary-folder.mjs';

describe('the official Electron', () => {
  const complete = {
    'node_modules/electron/package.json': { version: '45.4.1' },
    'node_modules/electron/dist/version': '45.4.1',
    'node_modules/electron/dist/electron': 'binary',
    'node_modules/electron/path.txt': 'electron',
  };

  it('is found when it is complete', () => {
    const root = temporaryFolder(complete);
    expect(findOfficialElectron(root)).toBe(join(root, 'node_modules', 'electron', 'dist'));
  });

  it.each(Object.keys(complete))('is not taken without %s', (name) => {
    const { [name]: _left, ...others } = complete;
    expect(findOfficialElectron(temporaryFolder(others))).toBeUndefined();
  });

  it('is not taken in another version', () => {
    const root = temporaryFolder({ ...complete, 'node_modules/electron/dist/version': 'v44.0.0' });
    expect(findOfficialElectron(root)).toBeUndefined();
  });

  it('is not tried again within a day', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    const hour = 3_600_000;
    expect(isRecent({ triedAt: now - 23 * hour, reason: '' }, now)).toBe(true);
    expect(isRecent({ triedAt: now - 25 * hour, reason: '' }, now)).toBe(false);
    expect(isRecent({ triedAt: now + hour, reason: '' }, now)).toBe(false); // the clock was set back
    expect(isRecent(undefined, now)).toBe(false);
  });

  it.each([
    ['TypeError: fetch failed\n    at node:internal', false, 'its release host cannot be reached from here'],
    ['\nError: checksum mismatch\n    at x', false, 'Error: checksum mismatch'],
    ['', true, 'it took longer than 20 minutes'],
    ['', false, 'no reason given'],
  ])('says why it could not be had: %j', (stderr, timedOut, reason) => {
    expect(reasonOf({ stderr, timedOut })).toBe(reason);
  });
});

describe('the development runtime', () => {
  it('exists for Linux on x64 only', () => {
    expect(hasDevelopmentElectron('linux', 'x64')).toBe(true);
    expect(hasDevelopmentElectron('linux', 'arm64')).toBe(false);
    expect(hasDevelopmentElectron('darwin', 'x64')).toBe(false);
  });

  it('leaves the foreign app and its snapshot out, and renames the executable', () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/locales/hi.pak')).toBe('locales/hi.pak');
    expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined();
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(placeOf('elsewhere/file')).toBeUndefined();
  });

  it('is looked for in the cache of the person', () => {
    expect(personCache({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe(join('/c', 'switchboard'));
    expect(personCache({}, 'linux')).toMatch(/\.cache.switchboard$/);
    expect(developmentFolder('/c')).toBe(join('/c', 'electron-33.2.1-linux-x64'));
  });

  it.runIf(existsSync(developmentFolder()))('is taken from the cache in an instant', async () => {
    const begun = Date.now();
    await ensureDevelopmentElectron();
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', join('Electron.app', 'Contents', 'MacOS', 'Electron')],
  ])('knows the executable on %s', (platform, name) => {
    expect(executableIn('/e', platform)).toBe(join('/e', name));
  });
});

describe('scratch folders', () => {
  it('are gone after the work, whether it went well or not', async () => {
    const parent = temporaryFolder();
    await withScratchFolder(parent, async (folder) => putFile(folder, 'half', 'made'));
    const failure = withScratchFolder(parent, async () => {
      throw new Error('broke off');
    });
    await expect(failure).rejects.toThrow('broke off');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('of a process that is no more are removed, those of a living one stay', () => {
    const parent = temporaryFolder();
    const living = `.making-${process.pid}-abc`;
    for (const name of ['.making-999999999-abc', living, 'electron']) mkdirSync(join(parent, name));
    removeAbandoned(parent);
    expect(readdirSync(parent).sort()).toEqual([living, 'electron']);
    expect(statSync(join(parent, living)).isDirectory()).toBe(true);
  });
});
