import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../scripts/library/files.mjs';
import { projectRoot } from '../../../scripts/library/paths.mjs';
import { bundledPackages, intoThePages } from '../../../scripts/package/bundled-packages.mjs';
import { controlFile } from '../../../scripts/package/deb.mjs';
import { desktopEntry } from '../../../scripts/package/desktop-files.mjs';
import { isCompatible } from '../../../scripts/package/compatible-licences.mjs';
import { shippedPackages } from '../../../scripts/package/licences.mjs';
import { shippedBill } from '../../../scripts/package/software-bill.mjs';
import { packageOptions } from '../../../scripts/package/options.mjs';

describe('licences', () => {
  it.each(['MIT', 'Apache-2.0', 'GPL-3.0', '(MIT OR CC0-1.0)', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'])(
    'takes %s',
    (licence) => expect(isCompatible(licence)).toBe(true),
  );
  it.each(['GPL-2.0-only', 'CC-BY-NC-4.0', 'SSPL-1.0', 'UNLICENSED', 'SEE LICENSE IN FILE', ''])(
    'refuses %j',
    (licence) => expect(isCompatible(licence)).toBe(false),
  );
  it('counts what is needed at run time, and what the bundler takes', () => {
    const lock = {
      packages: {
        '': { version: '1.0.0' },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/react': { version: '3.0.0', license: 'MIT', dev: true },
        'node_modules/vitest': { version: '4.0.0', license: 'MIT', dev: true },
        'node_modules/gone': { version: '5.0.0', license: 'MIT' },
      },
    };
    const found = shippedPackages(lock, new Set(['react']), (path) => path !== 'node_modules/gone');
    expect(found.map(({ name, licence }) => `${name} ${licence}`)).toEqual(['a MIT', 'b ISC', 'react MIT']);
  });
});

describe('what the bundler puts into the pages', () => {
  /** @param {string} folder */
  const sources = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

  it('is what the renderer imports', () => {
    const imported = new Set(
      sources(join(projectRoot, 'renderer'))
        .flatMap((text) => [...text.matchAll(/^import (?!type).*?from '([^.'][^']*)'/gms)])
        .map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
    );
    const runtime = Object.keys(readJson(join(projectRoot, 'package.json')).dependencies);
    for (const name of imported) expect([...intoThePages, ...runtime]).toContain(name);
  });
  it('brings what those packages need', () => {
    expect(bundledPackages(['react-dom'])).toEqual(new Set(['react-dom', 'scheduler']));
  });
});

describe('the bill of what is inside', () => {
  it('keeps what is shipped, in that version, and its ways to each other', () => {
    const part = (name, version, group) => ({
      'bom-ref': `${name}@${version}`,
      name,
      version,
      ...(group ? { group } : {}),
    });
    const bill = {
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': 'app@1' } },
      components: [part('a', '1'), part('a', '2'), part('b', '1', '@x'), part('tool', '1')],
      dependencies: [
        { ref: 'app@1', dependsOn: ['a@1', 'b@1', 'tool@1'] },
        { ref: 'b@1' },
        { ref: 'tool@1', dependsOn: ['a@2'] },
      ],
    };
    const kept = shippedBill(bill, [
      { name: 'a', version: '1' },
      { name: '@x/b', version: '1' },
    ]);
    expect(kept.components.map((each) => each['bom-ref'])).toEqual(['a@1', 'b@1']);
    expect(kept.dependencies).toEqual([
      { ref: 'app@1', dependsOn: ['a@1', 'b@1'] },
      { ref: 'b@1', dependsOn: [] },
    ]);
  });
});

describe('packages that touch credentials', () => {
  it('are pinned exactly, as are all others', () => {
    const { dependencies, devDependencies } = readJson(join(projectRoot, 'package.json'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });
  it('come from the registry, with a hash', () => {
    const { packages } = readJson(join(projectRoot, 'package-lock.json'));
    for (const [path, entry] of Object.entries(packages)) {
      if (path !== '') expect(entry.integrity ?? `none: ${path}`).toMatch(/^sha512-/);
    }
  });
});

describe('the Debian package', () => {
  it('names what it needs', () => {
    const control = controlFile({
      appFolder: '',
      iconFolder: '',
      licenceFile: '',
      version: '1.2.3',
      architecture: 'amd64',
      maintainer: 'Somebody <somebody@example.org>',
      synopsis: 'One line',
      description: 'More of it.',
      kilobytes: 1234,
      quick: false,
    });
    expect(control).toMatch(/^Package: switchboard\nVersion: 1\.2\.3\nArchitecture: amd64\n/);
    expect(control).toContain('Installed-Size: 1234\n');
    expect(control).toMatch(/^Depends: .*libx11-xcb1/m);
    expect(control.endsWith('Description: One line\n More of it.\n')).toBe(true);
  });
  it('takes links and backups', () => {
    expect(desktopEntry()).toContain(
      'MimeType=application/x-switchboard-backup;x-scheme-handler/whatsapp;\n',
    );
  });
});

describe('the arguments of npm run package', () => {
  it('are understood', () => {
    expect(packageOptions([])).toEqual({ installers: false, updateUrl: undefined, updateKey: undefined });
    expect(packageOptions(['--update-url', 'https://example.org/', '--update-key', 'key.pem'])).toMatchObject(
      {
        updateUrl: 'https://example.org/',
        updateKey: 'key.pem',
      },
    );
  });
  it.each([['--update-url', 'https://example.org/'], ['--installer'], ['more']])(
    'are refused: %s',
    (...list) => {
      expect(() => packageOptions(list)).toThrow(/not understood/);
    },
  );
});
