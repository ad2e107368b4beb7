import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sharedStorageClass, shareAsyncContext } from '../../../main/whatsapp/shared-async-context.ts';

/** The real class and ours must answer the same. */
const kinds: readonly [string, typeof AsyncLocalStorage][] = [
  ['AsyncLocalStorage', AsyncLocalStorage],
  ['the shared storage', sharedStorageClass(new AsyncLocalStorage())],
];

describe.each(kinds)('%s', (_name, Storage) => {
  it('keeps the stores of two instances apart, over awaits', async () => {
    const one = new Storage<string>();
    const other = new Storage<number>();
    const seen = await one.run('a', async () => {
      await setImmediate();
      return other.run(1, async () => {
        await setImmediate();
        return [one.getStore(), other.getStore()];
      });
    });
    expect(seen).toEqual(['a', 1]);
    expect([one.getStore(), other.getStore()]).toEqual([undefined, undefined]);
  });

  it('lets the inner store hide the outer one and gives it back', () => {
    const storage = new Storage<string>();
    storage.run('outer', () => {
      storage.run('inner', () => expect(storage.getStore()).toBe('inner'));
      expect(storage.getStore()).toBe('outer');
      storage.exit(() => expect(storage.getStore()).toBeUndefined());
    });
  });

  it('does not mix what runs at the same time', async () => {
    const storage = new Storage<number>();
    const runs = Array.from({ length: 50 }, (_, index) =>
      storage.run(index, async () => {
        for (let turn = 0; turn < 5; turn++) await setImmediate();
        return storage.getStore();
      }),
    );
    expect(await Promise.all(runs)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('passes arguments and results on', () => {
    expect(new Storage<string>().run('a', (left: number, right: number) => left + right, 1, 2)).toBe(3);
  });
});

describe('shareAsyncContext', () => {
  it('leaves Node 24 and later alone', () => {
    expect(shareAsyncContext(24)).toBe(false);
  });
});
