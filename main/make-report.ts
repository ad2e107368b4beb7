import { readFile, stat } from 'node:fs/promises';
import { homedir, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { VaultState } from '../preload/contract/model.ts';
import type { DataProgram } from './data-program.ts';
import { reportText } from './desktop/report.ts';

/** So many lines of the log go into a report: some hours of a usual day. */
const logLines = 300;

const lastLines = async (file: string): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-logLines);
};

const kilobytes = async (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => Math.ceil(size / 1024),
    () => 0,
  );

const lockLine = (state: VaultState): string => {
  if (state.kind === 'open') return `open, protected by ${state.protection}`;
  return state.kind === 'unreadable' ? `unreadable: ${state.why}` : state.kind;
};

/** Gathers the facts of a report and writes it down. Works in every state of the data. */
export async function makeReport(options: {
  readonly folder: string;
  readonly version: string;
  readonly packaged: boolean;
  readonly vault: () => VaultState;
  readonly data: DataProgram;
}): Promise<string> {
  const { folder, version, packaged, vault, data } = options;
  const running = await data.running().catch(() => null);
  const check = await running?.accounts.check();
  const { rss, heapUsed } = process.memoryUsage();
  return reportText({
    at: Date.now(),
    versions: {
      switchboard: packaged ? version : `${version} (not packaged)`,
      electron: process.versions['electron'] ?? 'none',
      chromium: process.versions['chrome'] ?? 'none',
      node: process.versions.node,
    },
    system: {
      platform: `${process.platform} ${process.arch}`,
      release: release(),
      'memory (MiB)': String(Math.round(totalmem() / 2 ** 20)),
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
    },
    vault: lockLine(vault()),
    accounts: running?.accounts.views() ?? [],
    counters: {
      'up (s)': Math.round(process.uptime()),
      'memory in use (MiB)': Math.round(rss / 2 ** 20),
      'heap in use (MiB)': Math.round(heapUsed / 2 ** 20),
      sockets: running?.accounts.getSocketCount() ?? 0,
      'accounts online': check?.online ?? 0,
      differences: check?.differences.length ?? 0,
      'chats.db (KiB)': await kilobytes(join(folder, 'data', 'chats.db')),
      'credentials.db (KiB)': await kilobytes(join(folder, 'data', 'credentials.db')),
    },
    log: await lastLines(join(folder, 'logs', 'switchboard.log')),
    home: homedir(),
  });
}
