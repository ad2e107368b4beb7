import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAppRequest, appFilePath, contentSecurityPolicy } from '../../../main/desktop/app-file.ts';

describe('answerAppRequest', () => {
  let base = '';
  let folder = '';
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'switchboard-app-'));
    folder = join(base, 'renderer');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await mkdir(join(folder, 'folder.js'));
    await mkdir(join(base, 'renderer-of-another'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'assets', 'index-B3x.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'with space.css'), 'a{}');
    await writeFile(join(folder, 'notes.md'), 'outside');
    await writeFile(join(base, 'secret.json'), 'outside');
    await writeFile(join(base, 'renderer-of-another', 'secret.json'), 'outside');
    await symlink(join(base, 'secret.json'), join(folder, 'link.json'));
    await symlink(base, join(folder, 'up'));
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  const ask = (url: string, method = 'GET'): Promise<Response> => answerAppRequest({ url, method }, folder);

  it.each([
    ['app://switchboard/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://switchboard/index.html?x=1#y', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://switchboard/assets/index-B3x.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['app://switchboard/assets/with%20space.css', 'text/css; charset=utf-8', 'a{}'],
  ])('serves %s', async (url, type, text) => {
    const answer = await ask(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(await answer.text()).toBe(text);
  });

  it.each([
    'app://switchboard/none.js',
    'app://switchboard/folder.js',
    'app://switchboard/assets/',
    'app://switchboard/assets',
    'app://switchboard/notes.md',
    'app://switchboard/link.json',
    'app://switchboard/up/secret.json',
    'app://switchboard/../secret.json',
    'app://switchboard/..%2fsecret.json',
    'app://switchboard/%2e%2e/secret.json',
    'app://switchboard/..%5csecret.json',
    'app://switchboard/..\\secret.json',
    'app://switchboard//etc/passwd.json',
    'app://switchboard/%2fetc%2fpasswd.json',
    'app://switchboard/../renderer-of-another/secret.json',
    'app://switchboard/index.html%00.js',
    'app://switchboard/index.html.',
    'app://switchboard/C:/secret.json',
    'app://switchboard/%',
    'app://user@switchboard/index.html',
    'app://media/index.html',
    'https://switchboard/index.html',
    'file:///index.html',
    'nonsense',
    '',
  ])('answers 404 to %s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  it('reads only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get']) {
      expect((await ask('app://switchboard/', method)).status).toBe(405);
    }
    const head = await ask('app://switchboard/', 'HEAD');
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('never gives out a byte from outside its folder', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      'secret.json',
      'up',
      'assets',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '//',
      '%00',
      'renderer',
      'index.html',
      '%252e',
      ':',
      '~',
      '?',
      '#',
      ' ',
      '.json',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 5, arbitrary: part }, fc.string()), { maxLength: 12 }),
        async (parts) => {
          const answer = await ask(`app://switchboard/${parts.join('')}`);
          expect(await answer.text()).not.toContain('outside');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('makes paths that stay below the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const path = appFilePath(`app://switchboard/${rest}`);
        if (path === null) return;
        for (const name of path.split('/')) {
          expect(name).not.toMatch(/^\.|[\\:\0]/);
          expect(name).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('contentSecurityPolicy', () => {
  it('allows nothing unsafe and nothing by default', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
  });
});
