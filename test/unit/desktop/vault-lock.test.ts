import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '../../../main/desktop/key-store.ts';
import { openVault, type Vault, type VaultOptions } from '../../../main/desktop/vault.ts';
import { noAttempts, type UnlockAttempts } from '../../../main/domain/unlock-delay.ts';
import type { VaultState } from '../../../preload/contract/model.ts';
import { failure, success } from '../../../preload/contract/result.ts';

/** A key store that knows what it has sealed, and answers nothing else. */
function keyStore(change: Partial<KeyStore> = {}): KeyStore {
  const sealed = new Map<string, Buffer>();
  return {
    presence: () => 'opens',
    name: () => 'gnome_libsecret',
    encrypt: (bytes) => {
      const ticket = randomBytes(48);
      sealed.set(ticket.toString('hex'), Buffer.from(bytes));
      return ticket;
    },
    decrypt: (bytes) => {
      const found = sealed.get(Buffer.from(bytes).toString('hex'));
      if (found === undefined) throw new Error('not mine');
      return Buffer.from(found);
    },
    ...change,
  };
}
const none = keyStore({ presence: () => 'none', name: () => 'basic_text' });
const passphrase = 'correct horse';
const other = 'battery staple';
const open = { kind: 'open', protection: 'passphrase' } as const;

let folder = '';
let file = '';
let attempts: UnlockAttempts = noAttempts;
let now = 1_000_000;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-vault-'));
  file = join(folder, 'vault.json');
  attempts = noAttempts;
  now = 1_000_000;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (options: Partial<VaultOptions> = {}): Promise<Vault> =>
  openVault({
    folder,
    keyStore: none,
    computer: 'this one',
    attempts: { read: () => attempts, write: (next) => (attempts = next) },
    now: () => now,
    ...options,
  });
const withPassphrase = async (options: Partial<VaultOptions> = {}): Promise<Vault> => {
  const vault = await start(options);
  await vault.create({ protection: 'passphrase', passphrase });
  return vault;
};

describe('the lock while the program runs', () => {
  it('forgets the keys, and opens with the passphrase only', async () => {
    const vault = await withPassphrase();
    const keys = vault.keys();
    const states: VaultState[] = [];
    vault.onChange((state) => states.push(state));
    const locked = { kind: 'locked', retryAt: null, running: true, systemUnlock: false } as const;
    expect(vault.lock()).toEqual(success(locked));
    expect(vault.lock()).toEqual(success(locked));
    expect(states).toEqual([locked]);
    expect(() => vault.keys()).toThrow();
    expect(await vault.unlock(other)).toEqual(failure('vault-wrong-passphrase'));
    expect(vault.state()).toEqual(locked);
    expect(await vault.unlock(passphrase)).toEqual(success(open));
    expect(vault.keys()).toEqual(keys);
  });

  it('needs a passphrase to lock with', async () => {
    const plain = await start();
    expect(plain.lock()).toEqual(failure('vault-unavailable'));
    await plain.create({ protection: 'plain-file', consent: true });
    expect(plain.lock()).toEqual(failure('lock-needs-passphrase'));
    expect(plain.state().kind).toBe('open');
  });

  it('lets the system stand in while it runs, where that was chosen, and never at a start', async () => {
    const vault = await withPassphrase({ systemUnlock: () => true });
    vault.lock();
    expect(vault.state()).toMatchObject({ running: true, systemUnlock: true });
    expect(await vault.unlockBySystem(() => Promise.resolve(false))).toEqual(
      failure('vault-wrong-passphrase'),
    );
    expect(vault.state().kind).toBe('locked');
    expect(await vault.unlockBySystem(() => Promise.resolve(true))).toEqual(success(open));
    const again = await start({ systemUnlock: () => true });
    expect(again.state()).toMatchObject({ kind: 'locked', running: false, systemUnlock: false });
    expect(await again.unlockBySystem(() => Promise.resolve(true))).toEqual(failure('vault-unavailable'));
    const unchosen = await withPassphrase({ systemUnlock: () => false, folder: join(folder, 'second') });
    unchosen.lock();
    expect(await unchosen.unlockBySystem(() => Promise.resolve(true))).toEqual(failure('vault-unavailable'));
  });
});

describe('wrong passphrases', () => {
  it('slow down, over restarts too, and not for the right one after the wait', async () => {
    await withPassphrase();
    const vault = await start();
    for (let tried = 0; tried < 3; tried += 1) await vault.unlock(other);
    expect(vault.state()).toMatchObject({ retryAt: now + 2_000 });
    expect(await vault.unlock(passphrase)).toEqual(failure('vault-wait'));
    const restarted = await start();
    expect(restarted.state()).toMatchObject({ kind: 'locked', retryAt: now + 2_000 });
    expect(await restarted.unlock(passphrase)).toEqual(failure('vault-wait'));
    now += 2_000;
    expect(await restarted.unlock(passphrase)).toEqual(success(open));
    expect(attempts).toEqual(noAttempts);
  });

  it('count as well where the passphrase is to be changed', async () => {
    const vault = await withPassphrase();
    for (let tried = 0; tried < 3; tried += 1) {
      expect(await vault.change(other, { protection: 'plain-file', consent: true })).toEqual(
        failure('vault-wrong-passphrase'),
      );
    }
    expect(await vault.change(passphrase, { protection: 'plain-file', consent: true })).toEqual(
      failure('vault-wait'),
    );
    expect(vault.state()).toEqual(open);
  });
});

describe('another protection', () => {
  it.each([
    ['a passphrase for a passphrase', { protection: 'passphrase', passphrase: other } as const],
    ['the key store for a passphrase', { protection: 'key-store' } as const],
    ['a plain file for a passphrase', { protection: 'plain-file', consent: true } as const],
  ])('%s keeps the keys, and the old way opens no more', async (_what, creation) => {
    const store = keyStore();
    await writeFile(join(folder, 'unused'), '');
    const vault = await withPassphrase();
    const keys = vault.keys();
    const second = await start({ keyStore: store });
    await second.unlock(passphrase);
    expect(await second.change(passphrase, creation)).toEqual(
      success({ kind: 'open', protection: creation.protection }),
    );
    const next = await start({ keyStore: store });
    if (creation.protection === 'passphrase') {
      expect(await next.unlock(passphrase)).toEqual(failure('vault-wrong-passphrase'));
      await next.unlock(other);
    }
    expect(next.state()).toEqual({ kind: 'open', protection: creation.protection });
    expect(next.keys()).toEqual(keys);
  });

  it('a passphrase for the key store: it can be locked at once', async () => {
    const store = keyStore();
    const vault = await start({ keyStore: store });
    const keys = vault.keys();
    expect((await vault.change(null, { protection: 'passphrase', passphrase })).ok).toBe(true);
    expect(vault.lock().ok).toBe(true);
    expect((await vault.unlock(passphrase)).ok).toBe(true);
    expect(vault.keys()).toEqual(keys);
    expect(await readFile(file, 'utf8')).not.toContain('gnome_libsecret');
  });

  it('is refused, and nothing touched, with a wrong or short passphrase, without a yes, without a key store', async () => {
    const vault = await withPassphrase();
    const before = await readFile(file, 'utf8');
    const refused = [
      await vault.change(other, { protection: 'passphrase', passphrase: 'something else' }),
      await vault.change(null, { protection: 'passphrase', passphrase: 'something else' }),
      await vault.change(passphrase, { protection: 'passphrase', passphrase: 'short' }),
      await vault.change(passphrase, { protection: 'plain-file', consent: 1 as unknown as true }),
      await vault.change(passphrase, { protection: 'key-store' }),
    ];
    expect(refused.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual([
      'vault-wrong-passphrase',
      'vault-wrong-passphrase',
      'invalid-input',
      'invalid-input',
      'vault-unavailable',
    ]);
    vault.lock();
    expect(await vault.change(passphrase, { protection: 'passphrase', passphrase: other })).toEqual(
      failure('vault-locked'),
    );
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('is refused where the file was exchanged meanwhile', async () => {
    const vault = await withPassphrase();
    await rm(file);
    expect(await vault.change(passphrase, { protection: 'passphrase', passphrase: other })).toEqual(
      failure('vault-unavailable'),
    );
  });
});

describe('why the key cannot be had', () => {
  const why = async (store: KeyStore, computer = 'this one') => {
    const state = (await start({ keyStore: store, computer })).state();
    return state.kind === 'unreadable' ? state.why : state.kind;
  };

  it('is told apart', async () => {
    const store = keyStore();
    await start({ keyStore: store });
    expect(await why(store)).toBe('open');
    expect(await why(none)).toBe('key-store-gone');
    expect(await why({ ...store, presence: () => 'refuses' })).toBe('key-store-locked');
    expect(await why(keyStore())).toBe('key-store-changed');
    expect(await why({ ...store, presence: () => 'refuses', name: () => 'kwallet6' })).toBe(
      'key-store-changed',
    );
    expect(await why(none, 'another one')).toBe('other-computer');
    expect(await why(keyStore(), 'another one')).toBe('other-computer');
    // What opens is opened, wherever it is.
    expect(await why(store, 'another one')).toBe('open');
    await writeFile(file, 'damaged');
    expect(await why(store)).toBe('damaged');
  });

  it('can be looked at again: a key store that was unlocked meanwhile opens', async () => {
    const store = keyStore();
    await start({ keyStore: store });
    let presence: 'refuses' | 'opens' = 'refuses';
    const vault = await start({ keyStore: { ...store, presence: () => presence } });
    expect(vault.state()).toEqual({ kind: 'unreadable', why: 'key-store-locked' });
    expect((await vault.retry()).ok).toBe(true);
    expect(vault.state().kind).toBe('unreadable');
    presence = 'opens';
    expect(await vault.retry()).toEqual(success({ kind: 'open', protection: 'key-store' }));
    expect(vault.keys().chats).toHaveLength(32);
  });

  it('no mark of the computer gives it away', async () => {
    await start({ keyStore: keyStore(), computer: 'a-telling-name' });
    expect(await readFile(file, 'utf8')).not.toContain('a-telling-name');
  });
});
