import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVault } from '../../../main/desktop/vault.ts';
import { noKeyStore } from './no-key-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-vault-kill-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const passphrase = (number: number): string => `passphrase number ${number}`;
const script = fileURLToPath(new URL('./rewrapper-to-kill.ts', import.meta.url));

interface Killed {
  /** The last change that was answered as done. */
  readonly done: number;
  /** The last one that was asked for: the same, or the next. */
  readonly begun: number;
}

/** Writing takes milliseconds of a change that takes a second: without the latter two it would hardly ever be met. */
type Instant = 'somewhere' | 'with the draft' | 'with the rename';
const instants: readonly Instant[] = [
  'somewhere',
  'with the draft',
  'with the rename',
  'somewhere',
  'with the draft',
  'with the rename',
  'with the draft',
];

/** Lets a process change the passphrase again and again, and kills it. */
async function changeAndKill(first: number, when: Instant): Promise<Killed> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const kill = (): void => void child.kill('SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, (_event, name) => {
    const isIt =
      (when === 'with the draft' && name === 'vault.json.new') ||
      (when === 'with the rename' && name === 'vault.json');
    if (!isIt) return;
    if (Math.random() < 0.5) kill();
    else timer ??= setTimeout(kill, Math.random() * 4);
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const isFirst = output === '';
    output += chunk;
    if (isFirst && when === 'somewhere') timer = setTimeout(kill, Math.random() * 1_500);
  });
  const signal = await new Promise((resolve) => {
    child.once('close', (_code, name) => resolve(name));
  });
  clearTimeout(timer);
  watcher.close();
  expect(signal).toBe('SIGKILL');
  const last = (word: string): number =>
    Math.max(first, ...[...output.matchAll(new RegExp(`^${word} (\\d+)$`, 'gmu'))].map(([, n]) => Number(n)));
  return { done: last('done'), begun: last('begin') };
}

it(
  'opens with the old passphrase or with the new one, whenever the change of it is killed',
  { timeout: 240_000 },
  async () => {
    const vault = await openVault({ folder, keyStore: noKeyStore });
    await vault.create({ protection: 'passphrase', passphrase: passphrase(0) });
    const { credentials, chats } = vault.keys();
    let current = 0;
    const outcomes = { old: 0, new: 0 };
    for (const instant of instants) {
      const { done, begun } = await changeAndKill(current, instant);
      expect(begun - done).toBeLessThanOrEqual(1);
      const after = await openVault({ folder, keyStore: noKeyStore });
      // What was answered as done holds; of what was not, either does, and the other one never.
      const opens: number[] = [];
      for (const number of new Set([done, begun])) {
        if ((await after.unlock(passphrase(number))).ok) opens.push(number);
        if (opens.length > 0) break;
      }
      expect(opens, `after ${done} was done and ${begun} begun`).toHaveLength(1);
      current = opens[0] ?? done;
      if (begun > done) outcomes[current === begun ? 'new' : 'old'] += 1;
      const keys = after.keys();
      expect(keys.credentials.equals(credentials) && keys.chats.equals(chats)).toBe(true);
    }
    // Kills that met no change at all would have shown nothing.
    expect(outcomes.old + outcomes.new).toBeGreaterThan(2);
  },
);
