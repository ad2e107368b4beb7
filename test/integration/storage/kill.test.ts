import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { accountRecord } from '../../unit/storage/memory-store.ts';
import { builtWorker } from './build-worker.ts';
import { openTestStorage, type TestStorage } from './open-test-storage.ts';

const accounts = ['account-one', 'account-two', 'account-six'] as AccountId[];
const rounds = 4;

/** Lets the writer write until it has acknowledged so many commits, kills it in the middle of the next, and answers the last number per account. */
async function writeAndKill(test: TestStorage, first: number, lines: number): Promise<Map<string, number>> {
  const keys = Buffer.concat([test.keys.credentialsKey, test.keys.chatsKey]).toString('hex');
  const script = fileURLToPath(new URL('./writer-to-kill.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, test.folder, keys, await builtWorker(), String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (output.split('\n').length > lines) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => {
    child.once('close', (_code, name) => resolve(name));
  });
  expect(signal).toBe('SIGKILL');
  const acknowledged = new Map<string, number>();
  for (const line of output.split('\n').slice(0, -1)) {
    const [account = '', number] = line.split(' ');
    acknowledged.set(account, Number(number));
  }
  return acknowledged;
}

it('keeps every acknowledged commit when the process is killed', { timeout: 60_000 }, async () => {
  const test = await openTestStorage();
  try {
    for (const id of accounts) await test.storage.chats.insertAccount(accountRecord(id));
    let first = 1;
    for (let round = 0; round < rounds; round += 1) {
      await test.storage.close();
      const acknowledged = await writeAndKill(test, first, 20 + Math.floor(Math.random() * 150));
      const { chats, credentials } = await test.reopen();
      let highest = first;
      for (const account of accounts) {
        const last = acknowledged.get(account) ?? first - 1;
        const numbers = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
        const keys = await credentials.readKeys(account, 'session', numbers);
        expect([...keys.keys()]).toEqual(numbers);
        for (const number of numbers) {
          await expect(chats.messageContent(account, `M${number}`, false)).resolves.not.toBeNull();
        }
        const written = Number(Buffer.from((await credentials.readCredentials(account)) ?? []).toString());
        expect(written).toBeGreaterThanOrEqual(last);
        highest = Math.max(highest, written, last);
      }
      first = highest + 1;
    }
  } finally {
    await test.dispose();
  }
});
