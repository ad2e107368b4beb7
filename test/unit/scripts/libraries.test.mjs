import { describe, expect, it } from 'vitest';
import { hasCandidate, installLine } from '../../../scripts/setup/debian.mjs';
import {
  findMissingLibraries,
  missingLibraries,
  packagesForLibraries,
} from '../../../scripts/setup/libraries.mjs';

const output = `
	linux-vdso.so.1 (0x00007fb28328d000)
	libgtk-3.so.0 => not found
	libnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f)
	libnssutil3.so => not found
	libsmime3.so => not found
	libodd.so.7 => not found
	libgtk-3.so.0 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007fb28328f000)
`;

describe('missing libraries', () => {
  it('are read from the output of ldd, each once', () => {
    expect(missingLibraries(output)).toEqual([
      'libgtk-3.so.0',
      'libnssutil3.so',
      'libsmime3.so',
      'libodd.so.7',
    ]);
  });

  it('lead to their packages, each once; what we know no package for is named', () => {
    expect(packagesForLibraries(missingLibraries(output))).toEqual({
      packages: [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3']],
      unknown: ['libodd.so.7'],
    });
  });

  it.each([
    ['libX11.so.6', 'libx11-6'],
    ['libX11-xcb.so.1', 'libx11-xcb1'],
    ['libxcb.so.1', 'libxcb1'],
    ['libatk-1.0.so.0', 'libatk1.0-0'],
    ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
    ['libasound.so.2', 'libasound2'],
    ['libgbm.so.1', 'libgbm1'],
  ])('%s comes from %s', (library, name) => {
    expect(packagesForLibraries([library]).packages[0]?.at(-1)).toBe(name);
  });

  it.runIf(process.platform === 'linux')('are none for the Node that runs this', async () => {
    expect(await findMissingLibraries(process.execPath)).toEqual([]);
  });
});

describe('apt', () => {
  it('offers a package only with a candidate', () => {
    expect(hasCandidate('libgtk-3-0:\n  Installed: (none)\n  Candidate: 3.24.38-2\n')).toBe(true);
    expect(hasCandidate('libgtk-3-0t64:\n  Installed: (none)\n  Candidate: (none)\n')).toBe(false);
    expect(hasCandidate('')).toBe(false);
  });

  it('gives one line for a person', () => {
    expect(installLine(['libnss3', 'xvfb'])).toBe(
      'sudo apt-get install --no-install-recommends libnss3 xvfb',
    );
  });
});
