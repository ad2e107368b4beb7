import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decrypted } from '../../../main/backups/age-file.ts';
import { Backups } from '../../../main/backups/backups.ts';
import { Jobs } from '../../../main/backups/jobs.ts';
import { writeBackup } from '../../../main/backups/create-backup.ts';
import { passphraseIdentity, passphraseRecipient } from '../../../main/backups/passphrase-lock.ts';
import { createLogger } from '../../../main/log/logger.ts';
import { takeOverConsole } from '../../../main/log/take-over-console.ts';
import { MediaFolder } from '../../../main/media/media-folder.ts';
import { startAccounts } from '../../../main/start-accounts.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { sessionFormat } from '../../../main/whatsapp/session-format.ts';
import type { BackupCalls, BackupStart } from './backup-protocol.ts';
import { fillMessages, storeKeys, storeOfAccounts } from './backup-stores.ts';
import { serve } from './serve.ts';
import { collectGarbage, loopDelay, watchLoop } from './watch.ts';

/** Backups as the app makes them, in a process of their own. */
const start = JSON.parse(process.argv[2] ?? '{}') as BackupStart;
const logger = createLogger({ folder: join(start.folder, 'logs'), level: 'info' });
takeOverConsole(logger);

type Filled = Awaited<ReturnType<typeof storeOfAccounts>>;
let filled: Filled | null = null;

const passphrase = 'words for a benchmark';
/** Next to nothing: what a guess costs is not measured. */
const workFactor = 4;
const path = (name: string): string => join(start.folder, name);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function create({ storage, ids }: Filled, name: string, withMessages: boolean): Promise<void> {
  const backups = new Backups({
    store: storage.backups,
    chats: storage.chats,
    accounts: {
      release: () => Promise.resolve(),
      adopt: () => Promise.resolve(),
      giveUp: () => Promise.resolve(),
    },
    format: sessionFormat,
    media: new MediaFolder(path('media'), storeKeys.chatsKey),
    onNotice: () => undefined,
    app: '0',
    now: Date.now,
    jobs: new Jobs(Date.now, () => undefined),
    packWorkerFile: start.packWorkerFile,
    workFactor,
  });
  await backups.create(path(name), { accountIds: [...ids], passphrase, withMessages, withMedia: false });
}

function messages(): Filled {
  if (filled === null) throw new Error('nothing was filled');
  return filled;
}

async function write(): Promise<void> {
  const { storage, ids } = messages();
  const file = await open(path('written'), 'w');
  const contents = { accountIds: ids, withMessages: true, media: null, app: '0', now: Date.now };
  await writeBackup(file, storage.backups, contents, {
    workerFile: start.packWorkerFile,
    recipient: passphraseRecipient(passphrase, workFactor),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  await file.sync();
  await file.close();
}

/** All of them into the app itself, which is not connected to anything. */
async function restore(name: string, { ids }: Filled): Promise<number> {
  const program = await startAccounts({
    folder: path(`restored-${Date.now()}`),
    workerFile: start.workerFile,
    packWorkerFile: start.packWorkerFile,
    keys: { credentials: storeKeys.credentialsKey, chats: storeKeys.chatsKey, media: storeKeys.chatsKey },
    endpoint: { url: 'ws://127.0.0.1:9', rootKey: Buffer.alloc(32) },
    clock: systemClock,
    logger,
    listener: {
      accountChanged: () => undefined,
      accountRemoved: () => undefined,
      chatsChanged: () => undefined,
    },
    online: false,
    passkeyAllowed: false,
  });
  const { backups } = program;
  try {
    return await timed(async () => {
      await backups.pick(path(name));
      await backups.open(passphrase);
      const done = await backups.restore(ids.map((accountId) => ({ accountId, evenIfOlder: false })));
      if (done.length !== ids.length) throw new Error('not all accounts were restored');
    });
  } finally {
    await program.close();
  }
}

const calls: BackupCalls = {
  fill: async (count) => {
    await mkdir(path('messages'));
    const made = await storeOfAccounts(path('messages'), start.workerFile, 1);
    fillMessages(path('messages'), count);
    filled = made;
    return true;
  },
  write: () => timed(write),
  create: () => timed(() => create(messages(), 'created', true)),
  unpack: async (name) => {
    const from = await open(path('written'), 'r');
    const to = await open(name, 'w');
    for await (const piece of decrypted(from, passphraseIdentity(passphrase))) await to.write(piece);
    await from.close();
    await to.close();
    return (await stat(name)).size;
  },
  accounts: async (count) => {
    const folder = path(`accounts-${Date.now()}`);
    await mkdir(folder);
    const made = await storeOfAccounts(folder, start.workerFile, count);
    const taken = await timed(() => create(made, 'accounts', false));
    await made.storage.close();
    return { create: taken, restore: await restore('accounts', made) };
  },
  loopDelay: async () => loopDelay(),
  collectGarbage,
  close: async () => {
    await filled?.storage.close();
    await logger.close();
    return true;
  },
};

watchLoop();
serve(calls);
