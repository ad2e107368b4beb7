import type { BackupProgress } from '../preload/contract/backups.ts';
import type { ScheduleView } from '../preload/contract/backup-schedule.ts';
import { SocketManager, type AccountsListener } from './accounts/socket-manager.ts';
import type { Clock, Logger } from './accounts/ports.ts';
import type { FoundVersionStore } from './accounts/socket-port.ts';
import type { BackupErrorCode } from './backups/backup-error.ts';
import type { ExportTexts } from './exports/words.ts';
import type { RunningProgram } from './data-program.ts';
import type { ShownProgram } from './ipc/program.ts';
import { createTexts } from './desktop/texts.ts';
import type { DatabaseKeys } from './desktop/vault.ts';
import type { ThumbnailMaker } from './media/attachments.ts';
import { withTransfers } from './media/with-transfers.ts';
import { MediaProgram } from './start-media.ts';
import { openStorage } from './storage/client.ts';
import { createWhatsapp, lateSockets, readWhatsapp, type WhatsappModules } from './late-whatsapp.ts';
import type { ServiceEndpoint } from './whatsapp/service-endpoint.ts';

export interface AccountsProgramParts {
  readonly folder: string;
  /** The storage worker's program. */
  readonly workerFile: string;
  /** The program of the thread that packs backups; without it none can be made. */
  readonly packWorkerFile?: string;
  readonly keys: DatabaseKeys;
  /** Null: WhatsApp's own service. */
  readonly endpoint: ServiceEndpoint | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly listener: AccountsListener;
  /** Whether there is a network over which the service can be reached; true when left out. */
  readonly online?: boolean;
  /** The person has turned on the experimental proof of a passkey. */
  readonly passkeyAllowed: boolean;
  /** Where a client version that was found is kept over a restart; nowhere when left out. */
  readonly foundVersion?: FoundVersionStore;
  /** The version of this app, for its backups. */
  readonly version?: string;
  readonly onSchedule?: (view: ScheduleView | null) => void;
  /** A backup that was due did not come about. */
  readonly onScheduleFailure?: (code: BackupErrorCode) => void;
  readonly onBackupProgress?: (progress: BackupProgress | null) => void;
  /** Makes small pictures of what is attached; without it they are sent without. */
  readonly makeThumbnail?: ThumbnailMaker;
  /** What knows Baileys, which may be read later, since that keeps the process from everything else for a while. Read at once when left out. */
  readonly whatsapp?: Promise<WhatsappModules>;
  /** When the first window has what it needs: more threads of the store begin then. At once when left out. */
  readonly rest?: Promise<void>;
  /** Called when chats can be shown; the rest of the program follows when Baileys has been read. */
  readonly onShown?: (shown: ShownProgram) => void;
  /** What exported files are written in; English when left out. */
  readonly texts?: ExportTexts;
}

/** How many accounts connect at once, and by how much their starts are spread. */
export const connectQueueSettings = { concurrency: 8, jitter: 100 };

/** Opens the store and brings the accounts to life: what is stored can be shown before the first socket is up. */
export async function startAccounts(parts: AccountsProgramParts): Promise<RunningProgram> {
  const { folder, workerFile, keys, clock, logger, listener } = parts;
  // The store opens in threads of its own meanwhile.
  const read = parts.whatsapp ?? readWhatsapp();
  read.catch(() => undefined);
  const storage = await openStorage({
    folder,
    workerFile,
    credentialsKey: keys.credentials,
    chatsKey: keys.chats,
    onSlowQuery: (query, milliseconds) =>
      logger.warn('slow query', { query, milliseconds: Math.round(milliseconds) }),
    readAfter: parts.rest,
    onReaderLost: () => logger.error('a reading thread of the store is gone: the writing one reads too'),
  });
  const { credentials, chats } = storage;
  const { endpoint, foundVersion } = parts;
  const whatsapp = read.then((modules) =>
    createWhatsapp(modules, { endpoint, credentials, chats, clock, logger, foundVersion }),
  );
  const wire = whatsapp.then((whole) => whole.wire);
  // They are asked for below; should something fail before that, nobody asks.
  for (const each of [whatsapp, wire]) each.catch(() => undefined);
  const files = new MediaProgram({
    folder,
    key: keys.media,
    store: storage.media,
    wire,
    clock,
    logger,
    makeThumbnail: parts.makeThumbnail ?? (() => null),
    listener,
  });
  const accounts = new SocketManager({
    chats,
    credentials,
    sockets: lateSockets(whatsapp),
    clock,
    random: Math.random,
    logger,
    queueSettings: connectQueueSettings,
    passkeyAllowed: parts.passkeyAllowed,
    listener: files.listener,
  });
  try {
    await accounts.connectivityChanged({ type: 'network', online: parts.online ?? true });
    await accounts.load();
    parts.onShown?.({ accounts, chats });
    const { format } = await whatsapp;
    // Nobody has asked for a backup yet: not read before the first window shows something.
    const [{ Backups }, { Jobs }, { BackupSchedule }, { Exports }] = await Promise.all([
      import('./backups/backups.ts'),
      import('./backups/jobs.ts'),
      import('./backups/schedule.ts'),
      import('./exports/exports.ts'),
    ]);
    const jobs = new Jobs(() => clock.now(), parts.onBackupProgress ?? (() => undefined));
    const media = await files.start(accounts);
    const backups = new Backups({
      store: storage.backups,
      chats,
      accounts,
      format,
      media: files.folder,
      onNotice: (notice) => listener.chatsChanged(notice),
      app: parts.version ?? '',
      now: () => clock.now(),
      packWorkerFile: parts.packWorkerFile ?? '',
      jobs,
      onBackedUp: (ids, at) => accounts.backedUp(ids, at),
    });
    const schedule = new BackupSchedule({
      store: storage.schedule,
      create: (path, request) => backups.create(path, request),
      accountIds: () => accounts.withLogin(),
      clock,
      logger,
      onChange: parts.onSchedule ?? (() => undefined),
      onFailure: parts.onScheduleFailure ?? (() => undefined),
    });
    await schedule.start();
    const exports = new Exports({
      store: storage.exports,
      counts: storage.backups,
      media: files.folder,
      chats,
      jobs,
      app: parts.version ?? '',
      now: () => clock.now(),
      texts: parts.texts ?? createTexts(),
    });
    return {
      accounts,
      chats: withTransfers(chats, media),
      media,
      backups,
      exports,
      schedule,
      close: async () => {
        const scheduled = schedule.end();
        await backups.cancel();
        await scheduled;
        await backups.pick(null);
        await media.close();
        await accounts.shutdown();
        await storage.close();
      },
    };
  } catch (error: unknown) {
    await accounts.shutdown();
    await storage.close();
    throw error;
  }
}
