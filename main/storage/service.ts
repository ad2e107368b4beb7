import { backupHandlers } from './backups/backup-store.ts';
import { chatHandlers } from './chats/chat-store.ts';
import { credentialHandlers } from './credentials/credential-store.ts';
import type { SlowQueryReport } from './connection.ts';
import { runGroup } from './group-commit.ts';
import { openFolder, type Databases } from './open-folder.ts';
import type { Answer, Call, OpenRequest } from './protocol.ts';

const handlers = { credentials: credentialHandlers, chats: chatHandlers, backups: backupHandlers };

type Handler = (databases: Databases, ...parameters: readonly unknown[]) => unknown;

/** The store without its thread: open databases and what can be asked of them. */
export class StorageService {
  readonly #databases: Databases;

  /** Opens or creates the store. Throws what `openFolder` throws. */
  constructor(request: OpenRequest, report: SlowQueryReport) {
    this.#databases = openFolder(request.folder, request, report);
  }

  /**
   * Runs calls in their order, in one commit, as many as `mayContinue` allows. Every answer is final: what it says is
   * on the disk.
   */
  run(calls: readonly Call[], mayContinue: () => boolean): readonly Answer[] {
    const answers = runGroup(this.#databases, calls, (call) => this.#runCall(call), mayContinue);
    if (
      calls
        .slice(0, answers.length)
        .some((call) => call.method === 'deleteAccount' || call.method === 'deleteAll')
    ) {
      this.#giveBackSpace();
    }
    return answers;
  }

  close(): void {
    try {
      this.#databases.credentials.close();
    } finally {
      this.#databases.chats.close();
    }
  }

  #runCall(call: Call): unknown {
    // The types of both sides come from the ports (see methods.ts); here, in between, there are only names and values.
    const table = handlers[call.topic] as unknown as Readonly<Record<string, Handler>>;
    const handler = table[call.method];
    return handler?.(this.#databases, ...call.parameters);
  }

  /** Shortens the files after much was deleted, the log with the old pages too. */
  #giveBackSpace(): void {
    for (const connection of [this.#databases.credentials, this.#databases.chats]) {
      try {
        connection.execute('PRAGMA incremental_vacuum');
        connection.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // The deletion itself is committed; the space comes back with the next one.
      }
    }
  }
}
