import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensurePackages, packagesKey, packagesState } from '../../../scripts/setup/packages.mjs';
import { putFile, temporaryFolder } from './temporary-folder.mjs';

const wishes = { dependencies: { zod: '4.0.0' } };
const zod = { version: '4.0.0' };
const forMac = { version: '1.0.0', optional: true };

function project({ lock = {}, record = { 'node_modules/zod': zod } } = {}) {
  const packages = { '': wishes, 'node_modules/zod': zod, 'node_modules/for-mac': forMac, ...lock };
  const folder = temporaryFolder({
    'package.json': wishes,
    'package-lock.json': { packages },
    'node_modules/zod/package.json': zod,
  });
  if (record) putFile(folder, 'node_modules/.package-lock.json', { packages: record });
  return folder;
}

const note = (folder, text = packagesKey(folder)) =>
  writeFileSync(join(folder, 'node_modules', '.switchboard-lock'), text);

describe('the state of node_modules', () => {
  it('is stale when there is none', () => {
    const folder = project();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(packagesState(folder)).toBe('stale');
  });

  it('is known from our note', () => {
    const folder = project({ record: null });
    note(folder);
    expect(packagesState(folder)).toBe('noted');
  });

  it('is taken from the record of npm where the note is missing', () => {
    expect(packagesState(project())).toBe('recorded');
  });

  it('stays good when only a script in package.json changed', () => {
    const folder = project();
    note(folder);
    putFile(folder, 'package.json', { ...wishes, scripts: { start: 'node start.mjs' } });
    expect(packagesState(folder)).toBe('recorded');
  });

  it('is stale when the lock file asks for another version', () => {
    const folder = project({ lock: { 'node_modules/zod': { version: '4.0.1' } } });
    note(folder, 'older');
    expect(packagesState(folder)).toBe('stale');
  });

  it('is stale when package.json asks for what the lock file does not know', () => {
    const folder = project();
    putFile(folder, 'package.json', { dependencies: { zod: '4.0.0', ws: '8.0.0' } });
    expect(packagesState(folder)).toBe('stale');
  });

  it('is stale when a package is recorded that the lock file does not know', () => {
    const record = { 'node_modules/zod': zod, 'node_modules/old': { version: '1.0.0' } };
    expect(packagesState(project({ record }))).toBe('stale');
  });

  it('is stale when a recorded package is gone from the disk', () => {
    const folder = project();
    rmSync(join(folder, 'node_modules', 'zod'), { recursive: true });
    expect(packagesState(folder)).toBe('stale');
  });

  it('is stale after a change of the Node line, whatever npm recorded', () => {
    const folder = project();
    note(folder, 'abc node 1');
    expect(packagesState(folder)).toBe('stale');
  });
});

describe('ensurePackages', () => {
  it('takes what is there and notes it', async () => {
    const folder = project();
    await ensurePackages(folder);
    expect(packagesState(folder)).toBe('noted');
  });

  it('really installs, from a lock file without any package', async () => {
    const description = { name: 'empty', version: '1.0.0' };
    const folder = temporaryFolder({
      'package.json': description,
      'package-lock.json': {
        ...description,
        lockfileVersion: 3,
        requires: true,
        packages: { '': description },
      },
    });
    await ensurePackages(folder);
    expect(packagesState(folder)).toBe('noted');
  });

  it('says in plain words that the two files do not fit each other', async () => {
    const description = { name: 'broken', version: '1.0.0', dependencies: { zod: '4.0.0' } };
    const folder = temporaryFolder({
      'package.json': description,
      'package-lock.json': { lockfileVersion: 3, packages: { '': { name: 'broken', version: '1.0.0' } } },
    });
    await expect(ensurePackages(folder)).rejects.toThrow('package-lock.json does not fit package.json.');
  });

  it('says in plain words that the lock file is missing', async () => {
    const folder = temporaryFolder({ 'package.json': {} });
    await expect(ensurePackages(folder)).rejects.toThrow('package-lock.json is missing');
  });
});
