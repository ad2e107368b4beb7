import { backupHandlers } from './backups/backup-store.ts';
import { chatHandlers } from './chats/chat-store.ts';
import { credentialHandlers } from './credentials/credential-store.ts';
import { exportHandlers } from './exports/export-store.ts';
import { mediaHandlers } from './media/media-store.ts';
import type { Connection, SlowQueryReport } from './connection.ts';
import { removeSome } from './chats/remove-account.ts';
import { giveBackAll, giveBackSome } from './give-back-space.ts';
import { scheduleHandlers } from './schedule/schedule-store.ts';
import { runGroup } from './group-commit.ts';
import { openChatsToRead, openFolder, type Databases } from './open-folder.ts';
import type { Answer, Call, OpenRequest } from './protocol.ts';
import { keepIndex, waitingForIndex } from './search/keep-index.ts';
import { keepNames } from './search/keep-names.ts';

const handlers = {
  credentials: credentialHandlers,
  chats: chatHandlers,
  media: mediaHandlers,
  backups: backupHandlers,
  exports: exportHandlers,
  schedule: scheduleHandlers,
};

type Handler = (databases: Databases, ...parameters: readonly unknown[]) => unknown;

/** What a thread of the store does. */
export interface Service {
  /** Runs calls in their order, as many as `mayContinue` allows, at least one. */
  run(calls: readonly Call[], mayContinue: () => boolean): readonly Answer[];
  close(): void;
}

/** Chats to read only. Every call sees one state of them, whatever is written meanwhile. */
export class ReadingService implements Service {
  readonly #databases: Databases;

  /** Throws what `openChatsToRead` throws. */
  constructor(request: OpenRequest, report: SlowQueryReport) {
    this.#databases = openChatsToRead(request.folder, request.chatsKey, report);
  }

  run(calls: readonly Call[], mayContinue: () => boolean): readonly Answer[] {
    return runGroup(this.#databases, calls, (call) => this.#runCall(call), mayContinue);
  }

  close(): void {
    this.#databases.chats.close();
  }

  #runCall(call: Call): unknown {
    const { chats } = this.#databases;
    chats.execute('BEGIN');
    try {
      return answerOf(this.#databases, call);
    } finally {
      chats.execute('COMMIT');
    }
  }
}

/** What a call asks for, at once. */
function answerOf(databases: Databases, call: Call): unknown {
  // The types of both sides come from the ports (see methods.ts); here, in between, there are only names and values.
  const table = handlers[call.topic] as unknown as Readonly<Record<string, Handler>>;
  return table[call.method]?.(databases, ...call.parameters);
}

/** The store without its thread: open databases and what can be asked of them. */
export class StorageService implements Service {
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
    const answers = runGroup(this.#databases, calls, (call) => answerOf(this.#databases, call), mayContinue);
    const done = calls.slice(0, answers.length);
    if (done.some(({ method }) => method === 'deleteAccount' || method === 'deleteAll')) {
      giveBackAll(this.#databases.credentials);
    }
    return answers;
  }

  /** Messages that the index of the search does not have yet. */
  waitingForIndex(): number {
    return waitingForIndex(this.#databases.chats);
  }

  /**
   * Does some of what nobody waits for: rows of removed accounts go, the indexes of the search follow, space is given back. So
   * much as takes some ten milliseconds; false when nothing is left.
   */
  tidy(limit: number): boolean {
    const { chats } = this.#databases;
    const more = inTransaction(chats, () => {
      const removing = removeSome(chats, limit);
      const names = keepNames(chats, limit);
      return keepIndex(chats, limit) || removing || names === limit;
    });
    return more || giveBackSome(chats);
  }

  /** Takes more messages into the index of the search. */
  index(limit: number): void {
    const { chats } = this.#databases;
    inTransaction(chats, () => keepIndex(chats, limit));
  }

  close(): void {
    try {
      this.#databases.credentials.close();
    } finally {
      this.#databases.chats.close();
    }
  }
}

function inTransaction<Value>(connection: Connection, work: () => Value): Value {
  connection.execute('BEGIN IMMEDIATE');
  try {
    const value = work();
    connection.execute('COMMIT');
    return value;
  } catch (error) {
    connection.execute('ROLLBACK');
    throw error;
  }
}
