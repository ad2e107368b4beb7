import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isBuilt } from '../../../scripts/library/build.mjs';
import { unpackZip } from '../../../scripts/setup/unpack.mjs';
import { putFile, temporaryFolder } from './temporary-folder.mjs';

describe('isBuilt', () => {
  it('is so only with the note of just these sources', () => {
    const root = temporaryFolder({ 'out/main/index.js': '', 'out/.build-hash': 'abc' });
    expect(isBuilt(root, 'abc')).toBe(true);
    expect(isBuilt(root, 'abd')).toBe(false);
  });

  it('is not so without the note: a build that broke off leaves none', () => {
    expect(isBuilt(temporaryFolder({ 'out/main/index.js': '' }), 'abc')).toBe(false);
  });

  it('is not so without the main program', () => {
    expect(isBuilt(temporaryFolder({ 'out/.build-hash': 'abc' }), 'abc')).toBe(false);
  });

  it('sees a change of a source', () => {
    const root = temporaryFolder({ 'main/index.ts': 'a' });
    expect(isBuilt(root)).toBe(false);
    putFile(root, 'out/main/index.js', '');
    expect(isBuilt(root)).toBe(false);
  });
});

/** App/run (755): program, App/deep/data (644): text, App/foreign: no */
const archive = Buffer.from(
  [
    'UEsDBAoAAAAAAHg+d10AAAAAAAAAAAAAAAAEAAAAQXBwL1BLAwQKAAAAAAB4PnddHyiqZwIAAAACAAAACwAAAEFwcC9mb3JlaWdu',
    'bm9QSwMECgAAAAAAeD53XQAAAAAAAAAAAAAAAAkAAABBcHAvZGVlcC9QSwMECgAAAAAAeD53XcenizsEAAAABAAAAA0AAABBcHAv',
    'ZGVlcC9kYXRhdGV4dFBLAwQKAAAAAAB4PnddhHftkgcAAAAHAAAABwAAAEFwcC9ydW5wcm9ncmFtUEsBAh4DCgAAAAAAeD53XQAA',
    'AAAAAAAAAAAAAAQAAAAAAAAAAAAQAO1BAAAAAEFwcC9QSwECHgMKAAAAAAB4PnddHyiqZwIAAAACAAAACwAAAAAAAAABAAAApIEi',
    'AAAAQXBwL2ZvcmVpZ25QSwECHgMKAAAAAAB4PnddAAAAAAAAAAAAAAAACQAAAAAAAAAAABAA7UFNAAAAQXBwL2RlZXAvUEsBAh4D',
    'CgAAAAAAeD53XcenizsEAAAABAAAAA0AAAAAAAAAAQAAAKSBdAAAAEFwcC9kZWVwL2RhdGFQSwECHgMKAAAAAAB4PnddhHftkgcA',
    'AAAHAAAABwAAAAAAAAABAAAA7YGjAAAAQXBwL3J1blBLBQYAAAAABQAFABIBAADPAAAAAAA=',
  ].join(''),
  'base64',
);

describe('unpackZip', () => {
  it('writes the wanted files with their permissions and counts the bytes', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'app.zip'), archive);
    const place = (name) => (name === 'App/foreign' ? undefined : name.replace('App/', ''));
    const bytes = await unpackZip(join(folder, 'app.zip'), join(folder, 'target'), place);
    expect(bytes).toBe('program'.length + 'text'.length);
    expect(readFileSync(join(folder, 'target', 'deep', 'data'), 'utf8')).toBe('text');
    expect(statSync(join(folder, 'target', 'run')).mode & 0o777).toBe(0o755);
    expect(existsSync(join(folder, 'target', 'foreign'))).toBe(false);
  });
});
