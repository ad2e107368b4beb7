import { startProgram, type TestProgram } from '../program.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { backupsOf, passphrase } from './backup-program.ts';

/*
 * A program of its own that makes a backup and is killed in the middle of it: by itself, where `MakerOrder.at` says, or by
 * its parent, while it makes one after the other under the same name.
 */

export type KillPoint = 'header' | 'messages' | 'media' | 'check' | 'rename';

export interface MakerOrder {
  readonly url: string;
  readonly rootKey: string;
  readonly folder: string;
  /** Hexadecimal: of credentials, chats and files. */
  readonly keys: readonly [string, string, string];
  readonly accountId: AccountId;
  readonly path: string;
  /** Null: never by itself, but for ever. */
  readonly at: KillPoint | null;
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** The object itself, but for one method: its n-th call is the last thing that this process does. */
function trapped<Target extends object>(target: Target, method: keyof Target, call: number): Target {
  let calls = 0;
  return new Proxy(target, {
    get: (_target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...parameters: readonly unknown[]): unknown => {
        if (name === method && ++calls === call) die();
        return Reflect.apply(value, target, parameters);
      };
    },
  });
}

function trap(program: TestProgram, at: KillPoint | null): TestProgram {
  switch (at) {
    // The file is there, and nothing in it.
    case 'header':
      return { ...program, backups: trapped(program.backups, 'sessionSnapshot', 1) };
    case 'messages':
      return { ...program, backups: trapped(program.backups, 'factLines', 10) };
    case 'media':
      return { ...program, mediaFolder: trapped(program.mediaFolder, 'hold', 2) };
    // Asked for when all was read back and found right.
    case 'rename':
      return { ...program, backups: trapped(program.backups, 'liveSession', 1) };
    case 'check':
    case null:
      return program;
  }
}

const order = JSON.parse(process.argv[2] ?? '') as MakerOrder;
const [credentialsKey, chatsKey, mediaKey] = order.keys.map((key) => Buffer.from(key, 'hex')) as [
  Buffer,
  Buffer,
  Buffer,
];
const program = await startProgram({
  simulator: { url: order.url, rootKey: order.rootKey },
  data: { folder: order.folder, credentialsKey, chatsKey, mediaKey, remove: () => Promise.resolve() },
});
await program.until(order.accountId, ({ state }) => state.kind === 'online');
const progress: Parameters<typeof backupsOf>[1] = [];
if (order.at === 'check')
  progress.push = (report) => {
    if (report?.what === 'checking') die();
    return 0;
  };
const backups = backupsOf(trap(program, order.at), progress);
do {
  await backups.create(order.path, {
    accountIds: [order.accountId],
    passphrase,
    withMessages: true,
    withMedia: true,
  });
  process.stdout.write('made\n');
} while (order.at === null);
