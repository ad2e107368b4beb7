import { join } from 'node:path';
import type { Clock } from '../../../../main/accounts/ports.ts';
import { createLogger } from '../../../../main/log/logger.ts';
import { takeOverConsole } from '../../../../main/log/take-over-console.ts';
import { startAccounts } from '../../../../main/start-accounts.ts';
import { systemClock } from '../../../../main/system-clock.ts';
import { serveCalls, wordsOf } from './serve-calls.ts';
import type { Answer, Start } from './protocol.ts';

/**
 * The program in a process of its own, started in the order of the app: log, console, store, and only then Baileys
 * (`startAccounts` imports it). Does what its parent asks over the process channel.
 */
const start = JSON.parse(process.argv[2] ?? '{}') as Start;
const logger = createLogger({ folder: join(start.folder, 'logs'), level: 'debug' });
if (!start.openConsole) takeOverConsole(logger);
if (start.ownStorages) Object.defineProperty(process.versions, 'node', { value: '24.0.0' });

const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) =>
    systemClock.after(milliseconds >= 500 ? milliseconds / start.hurry : milliseconds, callback),
};

await startAccounts({
  folder: join(start.folder, 'data'),
  workerFile: start.workerFile,
  keys: {
    credentials: Buffer.from(start.credentialsKey, 'hex'),
    chats: Buffer.from(start.chatsKey, 'hex'),
    // Another folder than the databases', and derived again from this: a key of its own is not needed here.
    media: Buffer.from(start.chatsKey, 'hex'),
  },
  endpoint: { url: start.url, rootKey: Buffer.from(start.rootKey, 'hex') },
  clock,
  logger,
  passkeyAllowed: false,
  listener: {
    accountChanged: () => undefined,
    accountRemoved: () => undefined,
    chatsChanged: () => undefined,
  },
})
  .then((program) =>
    serveCalls(program, async () => {
      await program.close();
      await logger.close();
    }),
  )
  .catch((error: unknown) => {
    process.send?.({ id: 0, error: wordsOf(error) } satisfies Answer, () => process.exit(1));
  });
