import type { BackupProgress } from '../preload/contract/backups.ts';
import { SocketManager, type AccountsListener } from './accounts/socket-manager.ts';
import type { Clock, Logger } from './accounts/ports.ts';
import { Backups } from './backups/backups.ts';
import type { RunningProgram } from './data-program.ts';
import type { DatabaseKeys } from './desktop/vault.ts';
import { openStorage } from './storage/client.ts';
import type { ServiceEndpoint } from './whatsapp/service-endpoint.ts';
import { shareAsyncContext } from './whatsapp/shared-async-context.ts';

export interface AccountsProgramParts {
  readonly folder: string;
  /** The storage worker's program. */
  readonly workerFile: string;
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
  /** The version of this app, for its backups. */
  readonly version?: string;
  readonly onBackupProgress?: (progress: BackupProgress | null) => void;
}

/** How many accounts connect at once, and by how much their starts are spread. */
const queueSettings = { concurrency: 8, jitter: 100 };

/** Opens the store and brings the accounts to life: what is stored can be shown before the first socket is up. */
export async function startAccounts(parts: AccountsProgramParts): Promise<RunningProgram> {
  const { folder, workerFile, keys, clock, logger, listener } = parts;
  const storage = await openStorage({
    folder,
    workerFile,
    credentialsKey: keys.credentials,
    chatsKey: keys.chats,
    onSlowQuery: (query) => logger.warn('slow query', { query }),
  });
  try {
    // Before Baileys is imported, which is why it is imported here.
    shareAsyncContext();
    const [{ createSocketFactory }, { whatsappEndpoint }, { lookUpVersion }, { sessionFormat }] =
      await Promise.all([
        import('./whatsapp/socket-factory.ts'),
        import('./whatsapp/service-endpoint.ts'),
        import('./whatsapp/client-version.ts'),
        import('./whatsapp/session-format.ts'),
      ]);
    const { credentials, chats } = storage;
    const accounts = new SocketManager({
      chats,
      credentials,
      sockets: createSocketFactory({
        endpoint: parts.endpoint ?? whatsappEndpoint,
        credentials,
        chats,
        clock,
        logger,
        // A simulated service has no web client whose version could be asked for.
        lookUpVersion: parts.endpoint === null ? lookUpVersion : () => Promise.resolve(null),
      }),
      clock,
      random: Math.random,
      logger,
      queueSettings,
      passkeyAllowed: parts.passkeyAllowed,
      listener,
    });
    await accounts.connectivityChanged({ type: 'network', online: parts.online ?? true });
    await accounts.load();
    const backups = new Backups({
      store: storage.backups,
      chats,
      accounts,
      format: sessionFormat,
      onNotice: (notice) => listener.chatsChanged(notice),
      app: parts.version ?? '',
      now: () => clock.now(),
      onProgress: parts.onBackupProgress ?? (() => undefined),
    });
    return {
      accounts,
      chats,
      backups,
      close: async () => {
        await backups.cancel();
        await backups.pick(null);
        await accounts.shutdown();
        await storage.close();
      },
    };
  } catch (error: unknown) {
    await storage.close();
    throw error;
  }
}
