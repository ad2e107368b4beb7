import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '../../../main/desktop/key-store.ts';
import { openVault, type Vault } from '../../../main/desktop/vault.ts';
import type { VaultState } from '../../../preload/contract/model.ts';
import { failure, success } from '../../../preload/contract/result.ts';

/** A key store as Linux has it: AES-CBC without a tag, so that a wrong key may answer with other bytes. */
const keyStore = (change: Partial<KeyStore> = {}): KeyStore => {
  const key = randomBytes(32);
  const vector = Buffer.alloc(16);
  return {
    presence: () => 'opens',
    name: () => 'gnome_libsecret',
    encrypt: (bytes) => {
      const cipher = createCipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
      return Buffer.concat([cipher.update(bytes), cipher.final()]);
    },
    decrypt: (bytes) => {
      const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
      return Buffer.concat([decipher.update(bytes), decipher.final()]);
    },
    ...change,
  };
};
const noKeyStore = keyStore({ presence: () => 'none' });
const passphrase = 'correct horse';
const lockedAtStart = { kind: 'locked', retryAt: null, running: false, systemUnlock: false } as const;

describe('openVault', () => {
  let folder = '';
  let path = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-vault-'));
    path = join(folder, 'vault.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = (store: KeyStore = noKeyStore): Promise<Vault> => openVault({ folder, keyStore: store });
  const text = (): Promise<string> => readFile(path, 'utf8');

  describe('with a key store', () => {
    it('makes itself at the first start and opens with the same keys at the next', async () => {
      const store = keyStore();
      const first = await open(store);
      expect(first.state()).toEqual({ kind: 'open', protection: 'key-store' });
      const second = await open(store);
      expect(second.state()).toEqual({ kind: 'open', protection: 'key-store' });
      expect(second.keys()).toEqual(first.keys());
      expect(await text()).toContain('gnome_libsecret');
    });

    it('says that the key cannot be had on another computer, and leaves the file alone', async () => {
      await open(keyStore());
      const before = await text();
      for (const other of [
        keyStore(),
        noKeyStore,
        keyStore({ decrypt: () => Buffer.alloc(0) }),
        keyStore({
          decrypt: () => {
            throw new Error('locked');
          },
        }),
      ]) {
        const vault = await open(other);
        expect(vault.state()).toMatchObject({ kind: 'unreadable' });
        expect(() => vault.keys()).toThrow();
        expect(await vault.create({ protection: 'plain-file', consent: true })).toEqual(
          failure('vault-already-set-up'),
        );
        expect(await vault.unlock(passphrase)).toEqual(failure('vault-unavailable'));
        expect(await text()).toBe(before);
      }
    });

    it.each([
      [
        'throws',
        keyStore({
          encrypt: () => {
            throw new Error('no');
          },
        }),
      ],
      ['gives back something else', keyStore({ decrypt: () => randomBytes(32) })],
    ])('asks when the key store %s', async (_what, store) => {
      const vault = await open(store);
      expect(vault.state()).toEqual({ kind: 'new', keyStoreAvailable: true });
      expect(await vault.create({ protection: 'key-store' })).toEqual(failure('vault-unavailable'));
      expect(await readdir(folder)).toEqual([]);
    });
  });

  describe('without a key store', () => {
    it('asks, and never writes a key before the answer', async () => {
      const vault = await open();
      expect(vault.state()).toEqual({ kind: 'new', keyStoreAvailable: false });
      expect(await vault.create({ protection: 'key-store' })).toEqual(failure('vault-unavailable'));
      expect(() => vault.keys()).toThrow();
      expect(await readdir(folder)).toEqual([]);
    });

    it('locks with a passphrase, and opens with no other', async () => {
      const vault = await open();
      const states: VaultState[] = [];
      const off = vault.onChange((state) => states.push(state));
      const opened = { kind: 'open', protection: 'passphrase' } as const;
      expect(await vault.create({ protection: 'passphrase', passphrase })).toEqual(success(opened));
      expect(await vault.create({ protection: 'passphrase', passphrase })).toEqual(
        failure('vault-already-set-up'),
      );
      expect(states).toEqual([opened]);
      off();
      const keys = vault.keys();
      expect(await text()).not.toContain(passphrase);

      const next = await open();
      next.onChange((state) => states.push(state));
      expect(next.state()).toEqual(lockedAtStart);
      expect(() => next.keys()).toThrow();
      expect(await next.unlock(`${passphrase} `)).toEqual(failure('vault-wrong-passphrase'));
      expect(await next.unlock('')).toEqual(failure('vault-wrong-passphrase'));
      // Each wrong one is told, as it may bring a wait.
      expect(states.slice(1)).toEqual([lockedAtStart, lockedAtStart]);
      expect(await next.unlock(passphrase)).toEqual(success(opened));
      expect(await next.unlock('anything, it is open')).toEqual(success(opened));
      expect(next.keys()).toEqual(keys);
      expect(states.at(-1)).toEqual(opened);
    });

    it('takes the same letters from another keyboard', async () => {
      await (await open()).create({ protection: 'passphrase', passphrase: 'caf\u00e9 caf\u00e9' });
      expect((await (await open()).unlock('cafe\u0301 cafe\u0301')).ok).toBe(true);
    });

    it('takes no short passphrase and no plain file without a yes', async () => {
      const vault = await open();
      expect(await vault.create({ protection: 'passphrase', passphrase: 'short' })).toEqual(
        failure('invalid-input'),
      );
      expect(await vault.create({ protection: 'plain-file', consent: 'true' as unknown as true })).toEqual(
        failure('invalid-input'),
      );
      expect(await readdir(folder)).toEqual([]);
    });

    it('goes on saying that the key lies open', async () => {
      const vault = await open();
      await vault.create({ protection: 'plain-file', consent: true });
      const next = await open();
      expect(next.state()).toEqual({ kind: 'open', protection: 'plain-file' });
      expect(next.keys()).toEqual(vault.keys());
    });

    it('answers two creations at once with one vault', async () => {
      const vault = await open();
      const answers = await Promise.all([
        vault.create({ protection: 'plain-file', consent: true }),
        vault.create({ protection: 'passphrase', passphrase }),
      ]);
      expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
      expect((await open()).keys()).toEqual(vault.keys());
    });
  });

  it('derives two keys that differ, hands out copies, and none that stands in the file', async () => {
    const vault = await open(keyStore());
    const { credentials, chats } = vault.keys();
    expect(credentials).toHaveLength(32);
    expect(chats).toHaveLength(32);
    expect(chats.equals(credentials)).toBe(false);
    credentials.fill(0);
    expect(vault.keys().credentials.equals(credentials)).toBe(false);
    for (const key of Object.values(vault.keys()) as Buffer[]) {
      expect(await text()).not.toContain(key.toString('base64').slice(0, 12));
    }
  });

  it('writes a file for its owner only, and leaves no draft', async () => {
    await writeFile(`${path}.new`, 'left by a crash', { mode: 0o644 });
    await open(keyStore());
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['vault.json']);
  });

  it('makes no new key for data that is locked with another', async () => {
    await writeFile(join(folder, 'chats.db'), 'data');
    const vault = await openVault({ folder, keyStore: keyStore(), lockedFiles: [join(folder, 'chats.db')] });
    expect(vault.state()).toEqual({ kind: 'unreadable', why: 'key-missing' });
    expect(await readdir(folder)).toEqual(['chats.db']);
  });

  it('does not write over a file that was put there in the meantime', async () => {
    const vault = await open();
    await writeFile(path, 'the old file, brought back');
    expect(await vault.create({ protection: 'plain-file', consent: true })).toEqual(
      failure('vault-unavailable'),
    );
    expect(await text()).toBe('the old file, brought back');
  });

  it('says that it is unavailable when the disk refuses, and can be tried again', async () => {
    const file = join(folder, 'not-a-folder');
    await writeFile(file, '');
    const vault = await openVault({ folder: join(folder, 'new'), keyStore: noKeyStore });
    await writeFile(join(folder, 'new'), '');
    expect((await vault.create({ protection: 'plain-file', consent: true })).ok).toBe(false);
    await rm(join(folder, 'new'));
    expect((await vault.create({ protection: 'plain-file', consent: true })).ok).toBe(true);
  });

  describe('a damaged or foreign file', () => {
    const isRefusedAndKept = async (content: string | Buffer): Promise<void> => {
      await writeFile(path, content);
      const vault = await open(keyStore());
      expect(vault.state()).toEqual({ kind: 'unreadable', why: 'damaged' });
      expect((await vault.create({ protection: 'key-store' })).ok).toBe(false);
      expect((await vault.unlock(passphrase)).ok).toBe(false);
      expect((await readFile(path)).equals(Buffer.from(content))).toBe(true);
    };

    const wholeFiles = async (): Promise<Buffer[]> => {
      const contents: Buffer[] = [];
      for (const creation of [
        { protection: 'plain-file', consent: true } as const,
        { protection: 'passphrase', passphrase } as const,
      ]) {
        await (await open()).create(creation);
        contents.push(await readFile(path));
        await rm(path);
      }
      return contents;
    };

    it.each([
      ['empty', ''],
      ['no JSON', 'vault'],
      ['another JSON', '{"locked":true}'],
      ['null', 'null'],
      ['a list', '[]'],
      ['wrong types', '{"vault":1,"checksum":2}'],
      ['hostile', `{"__proto__":{"vault":"","checksum":""}}`],
      ['huge', Buffer.alloc(64 * 1024 * 1024, ' ')],
      ['deep', '['.repeat(10_000)],
      ['not text', randomBytes(500)],
    ])('is refused and kept: %s', async (_what, content) => {
      await isRefusedAndKept(content);
    });

    it('is refused and kept: a folder', async () => {
      await mkdir(path);
      expect((await open(keyStore())).state()).toEqual({ kind: 'unreadable', why: 'damaged' });
      expect((await stat(path)).isDirectory()).toBe(true);
    });

    it.skipIf(process.getuid?.() === 0)('is refused and kept: one that may not be read', async () => {
      await writeFile(path, 'x');
      await chmod(path, 0);
      expect((await open(keyStore())).state()).toEqual({ kind: 'unreadable', why: 'damaged' });
    });

    it('is refused and kept: cut at any place, with any bit flipped', async () => {
      for (const whole of await wholeFiles()) {
        for (let length = 0; length < whole.length; length += 7)
          await isRefusedAndKept(whole.subarray(0, length));
        for (let at = 0; at < whole.length; at += 1) {
          const flipped = Buffer.from(whole);
          flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
          await isRefusedAndKept(flipped);
        }
      }
    });

    it('is refused and kept: another version, other costs, with a right checksum', async () => {
      const { createHash } = await import('node:crypto');
      const [plain] = await wholeFiles();
      const body = JSON.parse((JSON.parse(plain!.toString()) as { vault: string }).vault) as object;
      for (const change of [
        { version: 2 },
        { version: '1' },
        { format: 'other' },
        { cost: 1 },
        { check: '' },
        { protection: { kind: 'none' } },
      ]) {
        const vault = JSON.stringify({ ...body, ...change });
        await isRefusedAndKept(
          JSON.stringify({ vault, checksum: createHash('sha256').update(vault).digest('hex') }),
        );
      }
      // The control: put together in the same way, the unchanged one opens.
      const vault = JSON.stringify(body);
      await writeFile(
        path,
        JSON.stringify({ vault, checksum: createHash('sha256').update(vault).digest('hex') }),
      );
      expect((await open()).state()).toEqual({ kind: 'open', protection: 'plain-file' });
    });
  });
});
