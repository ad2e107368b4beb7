import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOfFiles, integrityOf, readJson, writeFileAtomically } from '../../../scripts/library/files.mjs';
import { checkIntegrity } from '../../../scripts/setup/fetch-development-electron.mjs';
import { putFile, temporaryFolder } from './temporary-folder.mjs';

const integrityOfAbc =
  'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';

describe('integrity', () => {
  it('is written as in package-lock.json', async () => {
    const folder = temporaryFolder({ 'abc.txt': 'abc' });
    expect(await integrityOf(join(folder, 'abc.txt'))).toBe(integrityOfAbc);
  });

  it('lets the right file pass and refuses a changed one', async () => {
    const folder = temporaryFolder({ 'abc.txt': 'abc', 'abd.txt': 'abd' });
    await expect(checkIntegrity(join(folder, 'abc.txt'), integrityOfAbc)).resolves.toBeUndefined();
    await expect(checkIntegrity(join(folder, 'abd.txt'), integrityOfAbc)).rejects.toThrow('thrown away');
  });
});

describe('hashOfFiles', () => {
  const files = { 'main/a.ts': 'a', 'main/deep/b.ts': 'b', 'vite.config.ts': 'c' };
  const names = ['main', 'vite.config.ts', 'resources'];

  it('is the same for the same files', () => {
    expect(hashOfFiles(temporaryFolder(files), names)).toBe(hashOfFiles(temporaryFolder(files), names));
  });

  it.each([
    ['a changed file', { 'main/deep/b.ts': 'B' }],
    ['a new file', { 'main/deep/c.ts': '' }],
    ['a file in a folder that was missing', { 'resources/icon.svg': '<svg/>' }],
  ])('changes with %s', (_what, change) => {
    const folder = temporaryFolder(files);
    const before = hashOfFiles(folder, names);
    for (const [name, content] of Object.entries(change)) putFile(folder, name, content);
    expect(hashOfFiles(folder, names)).not.toBe(before);
  });

  it('is not fooled by content that moves from one file to the next', () => {
    const first = temporaryFolder({ 'main/a': 'xy', 'main/b': 'z' });
    const second = temporaryFolder({ 'main/a': 'x', 'main/b': 'yz' });
    expect(hashOfFiles(first, ['main'])).not.toBe(hashOfFiles(second, ['main']));
  });

  it('does not look at other files', () => {
    const folder = temporaryFolder(files);
    const before = hashOfFiles(folder, names);
    putFile(folder, 'README.md', 'new');
    expect(hashOfFiles(folder, names)).toBe(before);
  });
});

describe('writeFileAtomically', () => {
  it('makes the folder and leaves nothing beside the file', () => {
    const folder = temporaryFolder();
    writeFileAtomically(join(folder, 'a', 'b.json'), '{"n":1}');
    writeFileAtomically(join(folder, 'a', 'b.json'), '{"n":2}');
    expect(readFileSync(join(folder, 'a', 'b.json'), 'utf8')).toBe('{"n":2}');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.json']);
  });

  it('gives undefined for JSON that is missing or broken', () => {
    const folder = temporaryFolder({ 'broken.json': '{"a":' });
    expect(readJson(join(folder, 'broken.json'))).toBeUndefined();
    expect(readJson(join(folder, 'missing.json'))).toBeUndefined();
  });
});
