import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { openStorage } from '../../../main/storage/client.ts';

// Threads start slowly on a machine that does much else.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

it('a worker that dies rejects everything open, and everything after', async () => {
  const storage = await openStorage({
    folder: '/nowhere',
    credentialsKey: randomBytes(32),
    chatsKey: randomBytes(32),
    workerFile: fileURLToPath(new URL('./dying-worker.mjs', import.meta.url)),
  });
  const account = 'account-one' as AccountId;
  const outcomes = await Promise.allSettled([
    storage.chats.listAccounts(),
    storage.credentials.commit(account, { keys: [] }),
  ]);
  const failure = { status: 'rejected', reason: { code: 'store-unavailable' } };
  expect(outcomes).toMatchObject([failure, failure]);
  await expect(storage.credentials.listAccounts()).rejects.toMatchObject({ code: 'store-unavailable' });
  await storage.close();
});
