import type { BackupStore } from '../accounts/backup-port.ts';
import type { ChatStore, CredentialStore } from '../accounts/ports.ts';
import type { Databases } from './open-folder.ts';

/**
 * How a method is run: `read` changes nothing; `write` shares a transaction of its own database with the other
 * writes of the moment; `write-both` does so in both databases.
 */
export type MethodMode = 'read' | 'write' | 'write-both';

/**
 * The one table of what can be asked of the worker. Parameters and answers are those of the ports: the client and
 * the worker both take their types from there, and a method that is missing here or there does not compile.
 */
export const methods = {
  credentials: {
    readCredentials: 'read',
    readKeys: 'read',
    listAccounts: 'read',
    commit: 'write',
    takeJournal: 'write',
    replace: 'write',
    deleteAll: 'write',
  } satisfies Record<keyof CredentialStore, MethodMode>,
  chats: {
    listAccounts: 'read',
    unreadByAccount: 'read',
    accountChoices: 'read',
    accountDefaults: 'read',
    setAccountSettings: 'write',
    setAccountProxy: 'write',
    setAccountDefaults: 'write',
    chatPage: 'read',
    chatViews: 'read',
    messagePage: 'read',
    messageViews: 'read',
    outgoing: 'read',
    messageContent: 'read',
    insertAccount: 'write',
    updateAccount: 'write',
    deleteAccount: 'write-both',
    applyBatch: 'write',
    queueText: 'write',
    requeue: 'write',
    setOwnStatus: 'write',
    markRead: 'write',
  } satisfies Record<keyof ChatStore, MethodMode>,
  /** On both databases. */
  backups: {
    sessionSnapshot: 'read',
    messageCount: 'read',
    liveSession: 'read',
    batchPage: 'read',
    restoreSession: 'write-both',
  } satisfies Record<keyof BackupStore, Exclude<MethodMode, 'write'>>,
} as const;

export type Topic = keyof typeof methods;

/** Whether a call takes part in a commit. */
export function isWrite({ topic, method }: { readonly topic: Topic; readonly method: string }): boolean {
  const modes: Readonly<Record<string, MethodMode>> = methods[topic];
  return modes[method] !== 'read';
}

/** A port's methods as the worker runs them: at once, on the open databases. */
export type Handlers<Store> = {
  readonly [Name in keyof Store]: Store[Name] extends (
    ...parameters: infer Parameters
  ) => Promise<infer Answer>
    ? (databases: Databases, ...parameters: Parameters) => Answer
    : never;
};
