import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../main/backups/atomic-file.ts';
import { OpenBackup } from '../../../main/backups/backup-file.ts';
import { BackupError } from '../../../main/backups/backup-error.ts';
import { readJsonFiles, writeFiles } from '../../../main/backups/folder-files.ts';
import { Jobs } from '../../../main/backups/jobs.ts';
import { passphraseRecipient } from '../../../main/backups/passphrase-lock.ts';
import { firstId, goodParts, tarOf, toyFormat } from './archives.ts';

const passphrase = 'a passphrase — with ä';
const signal = new AbortController().signal;
let folder: string;
let good: Buffer;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
/** As the library writes it. */
async function ageOf(plain: Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase, 4));
  return Buffer.from(await encrypter.encrypt(plain));
}
async function codeOf(bytes: Uint8Array, words = passphrase): Promise<string> {
  const path = join(folder, 'tried');
  await writeFile(path, bytes);
  try {
    const backup = await OpenBackup.open(path, words, { format: toyFormat, signal });
    await backup.close();
    return 'read';
  } catch (error: unknown) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
}
const failingWith = (code: string): Error => Object.assign(new Error('of the system'), { code });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-file-'));
  good = await ageOf(tarOf(goodParts()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a backup file', () => {
  it('opens with its passphrase, however its letters were typed, and with no other', async () => {
    expect(await codeOf(good)).toBe('read');
    expect(await codeOf(good, passphrase.normalize('NFD'))).toBe('read');
    expect(await codeOf(good, `${passphrase} `)).toBe('backup-wrong-passphrase');
    expect(await codeOf(good, 'x')).toBe('backup-wrong-passphrase');
  });

  it('that is foreign or renamed is called so', async () => {
    const forAKey = new Encrypter();
    forAKey.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p');
    const costly = Buffer.from(good.toString('latin1').replace(/ 4\n/, ' 22\n'), 'latin1');
    const others = [
      Buffer.alloc(0),
      Buffer.from('x'),
      Buffer.from('PK\u0003\u0004 a zip file'),
      Buffer.alloc(1 << 20),
      tarOf(goodParts()),
      Buffer.from('age-encryption.org/v1\n'),
      Buffer.from(`age-encryption.org/v1\n${'x'.repeat(1 << 20)}`),
      Buffer.from(await forAKey.encrypt('for somebody else')),
      costly,
    ];
    for (const [index, bytes] of others.entries())
      expect([index, await codeOf(bytes)]).toEqual([index, 'backup-foreign']);
    expect(await codeOf(await ageOf(Buffer.from('a letter')))).toBe('backup-damaged');
    expect(await codeOf(await ageOf(Buffer.alloc(4096)))).toBe('backup-damaged');
  });

  it('that is cut or changed is never taken for whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), fc.boolean(), async (at, bit, cut) => {
        const bytes = Buffer.from(good);
        bytes[at]! ^= 1 << bit;
        const outcome = await codeOf(cut ? good.subarray(0, at) : bytes);
        expect(['backup-foreign', 'backup-wrong-passphrase', 'backup-damaged']).toContain(outcome);
      }),
      { numRuns: 300, interruptAfterTimeLimit: 30_000 },
    );
    expect(await codeOf(Buffer.concat([good, Buffer.from('more')]))).toBe('backup-damaged');
  });

  it('that is gone, or is a folder, is told', async () => {
    const reading = { format: toyFormat, signal };
    await expect(OpenBackup.open(join(folder, 'none'), 'x', reading)).rejects.toMatchObject({
      code: 'backup-gone',
    });
    await expect(OpenBackup.open(folder, 'x', reading)).rejects.toMatchObject({ code: 'backup-gone' });
  });

  it('is the same file when it is read again, whatever has its name by then', async () => {
    const path = join(folder, 'swapped');
    await writeFile(path, good);
    const backup = await OpenBackup.open(path, passphrase, { format: toyFormat, signal });
    await rm(path);
    await writeFile(path, await ageOf(tarOf(goodParts(['another-account']))));
    const seen: string[] = [];
    const visitor = { session: ({ account }: { account: { id: string } }) => void seen.push(account.id) };
    await backup.visit(visitor, { format: toyFormat, signal });
    expect(seen).toEqual([firstId]);
    await backup.close();
  });

  it('changed in place between two readings reaches nobody', async () => {
    const path = join(folder, 'changed');
    await writeFile(path, good);
    const backup = await OpenBackup.open(path, passphrase, { format: toyFormat, signal });
    const file = await open(path, 'r+');
    await file.write(Buffer.from('x'), 0, 1, good.length - 100);
    await file.close();
    const seen: string[] = [];
    const visitor = { session: () => void seen.push('session') };
    await expect(backup.visit(visitor, { format: toyFormat, signal })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    expect(seen).toEqual([]);
    await backup.close();
  });
});

describe('writing', () => {
  const target = async (): Promise<{ place: string; path: string }> => {
    const place = await mkdtemp(join(folder, 'place-'));
    return { place, path: join(place, 'x.switchboard-backup') };
  };

  it('leaves the whole file or what was there before, and nothing else', async () => {
    const { place, path } = await target();
    await writeFile(path, 'before');
    const failures: [string, () => AsyncGenerator<Uint8Array>][] = [
      ['backup-no-space', () => failing(failingWith('ENOSPC'))],
      ['backup-no-space', () => failing(failingWith('EDQUOT'))],
      ['backup-unwritable', () => failing(failingWith('EACCES'))],
      ['backup-gone', () => failing(failingWith('ENODEV'))],
      ['backup-nothing', () => failing(new BackupError('backup-nothing'))],
    ];
    for (const [code, content] of failures) {
      await expect(writeAtomically(path, content(), { signal })).rejects.toMatchObject({ code });
      expect(await readdir(place)).toEqual(['x.switchboard-backup']);
      expect(await readFile(path, 'utf8')).toBe('before');
    }
    const check = (): Promise<void> => Promise.reject(new BackupError('backup-damaged'));
    await expect(writeAtomically(path, once(Buffer.from('new')), { signal, check })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    expect(await readFile(path, 'utf8')).toBe('before');
    await writeAtomically(path, once(Buffer.from('new')), { signal });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(place)).toEqual(['x.switchboard-backup']);
  });

  it('ends with a cancel, and leaves nothing', async () => {
    const { place, path } = await target();
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; ; piece++) {
        if (piece === 3) controller.abort();
        yield Buffer.alloc(1000);
      }
    }
    await expect(writeAtomically(path, endless(), controller)).rejects.toMatchObject({
      code: 'backup-cancelled',
    });
    expect(await readdir(place)).toEqual([]);
  });

  it('where the folder has vanished, or the name is of 10,000 characters, is told', async () => {
    const { place } = await target();
    const content = (): AsyncGenerator<Uint8Array> => once(Buffer.from('x'));
    await expect(writeAtomically(join(place, 'none', 'x'), content(), { signal })).rejects.toMatchObject({
      code: 'backup-gone',
    });
    await expect(
      writeAtomically(join(place, 'n'.repeat(10_000)), content(), { signal }),
    ).rejects.toMatchObject({
      code: 'backup-unwritable',
    });
    expect(await readdir(place)).toEqual([]);
  });
});

async function* failing(error: Error): AsyncGenerator<Uint8Array> {
  yield Buffer.from('some');
  throw error;
}

describe('folders', () => {
  it('are read without following links, and written whole or not at all', async () => {
    const place = await mkdtemp(join(folder, 'login-'));
    await writeFile(join(place, 'creds.json'), '{}');
    await writeFile(join(place, 'notes.txt'), 'mine');
    await symlink('/etc/passwd', join(place, 'session-1.json'));
    await mkdir(join(place, 'pre-key-1.json'));
    expect([...(await readJsonFiles(place, signal))]).toEqual([['creds.json', '{}']]);

    const target = join(folder, 'new', 'deep');
    const controller = new AbortController();
    const onProgress = (done: number): void => {
      if (done === 2) controller.abort();
    };
    const files = new Map([1, 2, 3].map((number) => [`pre-key-${number}.json`, '{}']));
    await expect(writeFiles(target, files, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'backup-cancelled',
    });
    expect(await readdir(folder)).not.toContain('new');
    await writeFiles(target, files, { signal, onProgress: () => undefined });
    expect(await readdir(target)).toHaveLength(3);
    await expect(writeFiles(target, files, { signal, onProgress: () => undefined })).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    expect(await readdir(target)).toHaveLength(3);
  });
});

describe('jobs', () => {
  it('run one at a time, and can be ended', async () => {
    const reports: unknown[] = [];
    const jobs = new Jobs(
      () => 0,
      (progress) => reports.push(progress),
    );
    const first = jobs.run(
      (job) =>
        new Promise<string>((resolve) => {
          job.report('restoring', 1, 2);
          job.signal.addEventListener('abort', () => resolve('ended'));
        }),
    );
    await expect(jobs.run(() => Promise.resolve('second'))).rejects.toMatchObject({ code: 'backup-busy' });
    await jobs.cancel();
    expect(await first).toBe('ended');
    expect(await jobs.run(() => Promise.resolve('third'))).toBe('third');
    expect(reports).toEqual([{ what: 'restoring', done: 1, total: 2, remaining: null }, null, null]);
  });
});
