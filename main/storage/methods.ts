import type { BackupStore } from '../accounts/backup-port.ts';
import type { ExportStore } from '../accounts/export-port.ts';
import type { MediaStore } from '../accounts/media-store-port.ts';
import type { ScheduleStore } from '../accounts/schedule-port.ts';
import type { ChatStore, CredentialStore } from '../accounts/ports.ts';
import type { Databases } from './open-folder.ts';

/**
 * How a method is run: `read` changes nothing; `view` and `search` change nothing either, and are run apart from the writer, by
 * a thread each, so that no history sync stands before an opened chat, and no search before either; `write` shares a
 * transaction of its own database with the other writes of the moment; `write-both` does so in both databases.
 *
 * What runs apart sees everything that was answered before it was asked for, and maybe more. Methods that rely on the order of
 * calls alone stay with the writer.
 */
export type MethodMode = 'read' | ReaderName | 'write' | 'write-both';

/** The threads that only read. They know the chats alone. */
export const readerNames = ['view', 'search'] as const;
export type ReaderName = (typeof readerNames)[number];

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
  } satisfies Record<keyof CredentialStore, 'read' | 'write'>,
  chats: {
    listAccounts: 'read',
    unreadByAccount: 'read',
    accountFigures: 'read',
    usageSlice: 'search',
    removeOld: 'write',
    accountChoices: 'read',
    accountDefaults: 'read',
    setAccountSettings: 'write',
    setAccountProxy: 'write',
    setAccountDefaults: 'write',
    setDefaultProxy: 'write',
    chatPage: 'view',
    chatViews: 'view',
    messagePage: 'view',
    messagesAfter: 'view',
    messagesAround: 'view',
    startChat: 'write',
    chatTwins: 'view',
    messageViews: 'view',
    searchMessages: 'search',
    searchChats: 'search',
    messageInfo: 'view',
    outgoing: 'read',
    chatTarget: 'read',
    messageTarget: 'read',
    knownContacts: 'read',
    eventPage: 'read',
    messageContent: 'read',
    chatAddress: 'read',
    insertAccount: 'write',
    updateAccount: 'write',
    deleteAccount: 'write-both',
    applyBatch: 'write',
    noteEvent: 'write',
    queueMessage: 'write',
    queueAction: 'write',
    requeue: 'write',
    acknowledge: 'write',
    setOriginal: 'write',
    setDraft: 'write',
    expire: 'write',
    oweSetting: 'write',
    owedSettings: 'read',
    settleSetting: 'write',
    noteRefusal: 'write',
    chatInfo: 'view',
    chatMembers: 'view',
    contactPage: 'view',
    findPerson: 'read',
    historyStart: 'read',
    startChatWith: 'write',
    setBlocked: 'write',
    markRead: 'write',
  } satisfies Record<keyof ChatStore, MethodMode>,
  media: {
    urlSecret: 'read',
    mediaMessage: 'read',
    originalOf: 'read',
    mediaMessages: 'read',
    untouched: 'read',
    waiting: 'read',
    setMediaState: 'write',
    keepFile: 'write',
    setMediaContent: 'write',
    findFile: 'read',
    queueMedia: 'write',
    uploads: 'read',
    setUploaded: 'write',
    failUpload: 'write',
    loseFile: 'write',
    knownFiles: 'read',
    unusedFiles: 'read',
    forgetFile: 'write',
    gallery: 'view',
    pictures: 'read',
    ownPicture: 'read',
    setPicture: 'write',
    pictureFile: 'read',
  } satisfies Record<keyof MediaStore, MethodMode>,
  /** On both databases. */
  backups: {
    sessionSnapshot: 'read',
    messageCount: 'read',
    liveSession: 'read',
    bounds: 'read',
    factLines: 'search',
    factLinesBeside: 'view',
    mediaPage: 'search',
    mediaBytes: 'search',
    restoreMedia: 'write',
    restoreSession: 'write-both',
  } satisfies Record<keyof BackupStore, MethodMode>,
  schedule: {
    read: 'read',
    write: 'write-both',
    note: 'write-both',
  } satisfies Record<keyof ScheduleStore, 'read' | 'write-both'>,
  exports: {
    chats: 'search',
    chat: 'search',
    messages: 'search',
    people: 'search',
  } satisfies Record<keyof ExportStore, 'search'>,
} as const;

export type Topic = keyof typeof methods;

/** Whether a call takes part in a commit. */
export function isWrite({ topic, method }: { readonly topic: Topic; readonly method: string }): boolean {
  const modes: Readonly<Record<string, MethodMode>> = methods[topic];
  const mode = modes[method];
  return mode === 'write' || mode === 'write-both';
}

/** The reader that a call is for; null: the writer. */
export function readerOf(topic: Topic, method: string): ReaderName | null {
  const modes: Readonly<Record<string, MethodMode>> = methods[topic];
  return readerNames.find((name) => name === modes[method]) ?? null;
}

/** A port's methods as the worker runs them: at once, on the open databases. */
export type Handlers<Store> = {
  readonly [Name in keyof Store]: Store[Name] extends (
    ...parameters: infer Parameters
  ) => Promise<infer Answer>
    ? (databases: Databases, ...parameters: Parameters) => Answer
    : never;
};
