import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { unpackedFolder } from './root.ts';

/** How a fuse stands in the executable: a digit as text (`FuseState` of @electron/fuses, which does not export it). */
const disabled = '0'.charCodeAt(0);
const enabled = '1'.charCodeAt(0);

test('the fuses are set as DESIGN and electron-builder.yml say', async () => {
  const wire = await getCurrentFuseWire(join(unpackedFolder(), 'switchboard'));
  expect(wire.version).toBe(FuseVersion.V1);
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ] as const;
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ] as const;
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(disabled);
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(enabled);
});

test('the archive holds the program and what it needs, and nothing else', () => {
  const files = listPackage(join(unpackedFolder(), 'resources/app.asar'), { isPack: false });
  const outside = files.filter((file) => !/^\/(?:out|node_modules|package\.json$|LICENSE$)/u.test(file));
  expect(outside).toEqual([]);
  expect(files.filter((file) => /^\/out\/.*\.map$|\.tsbuildinfo$|\.d\.[cm]?ts$/u.test(file))).toEqual([]);
  const strangers = [
    'electron',
    'vitest',
    'playwright',
    '@playwright',
    'typescript',
    'sharp',
    '@img',
    'react',
    'vite',
  ];
  for (const name of strangers) expect(files, name).not.toContain(`/node_modules/${name}`);
  expect(files).toContain('/out/licences.json');
  expect(files).toContain('/node_modules/@whiskeysockets/baileys/package.json');
});

test('a bill of all that is inside comes with it, and the list of licences', () => {
  const file = join(unpackedFolder(), 'resources/sbom.cdx.json');
  const bill = JSON.parse(readFileSync(file, 'utf8')) as {
    bomFormat: string;
    components: { name: string; group?: string; version: string }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  const names = bill.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  expect(names).toEqual(
    expect.arrayContaining([
      '@whiskeysockets/baileys',
      '@signalapp/sqlcipher',
      'libsignal',
      'undici',
      'ws',
      'react',
      'zod',
    ]),
  );
  expect(names.filter((name) => ['vitest', 'playwright', 'oxlint', 'typescript'].includes(name))).toEqual([]);
  // Whatever lies in the archive is in the bill.
  const inside = listPackage(join(unpackedFolder(), 'resources/app.asar'), { isPack: false }).flatMap(
    (path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/u.exec(path)?.[1] ?? [],
  );
  expect(inside.length).toBeGreaterThan(50);
  expect(inside.filter((name) => !names.includes(name))).toEqual([]);
});
