import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BackupStore } from '../../main/accounts/backup-port.ts';
import type { ChangeNotice, ChatStore, Clock, CredentialStore, Logger } from '../../main/accounts/ports.ts';
import { SocketManager } from '../../main/accounts/socket-manager.ts';
import { takeOverConsole } from '../../main/log/take-over-console.ts';
import { openStorage } from '../../main/storage/client.ts';
import { systemClock } from '../../main/system-clock.ts';
import type { VersionLookup } from '../../main/whatsapp/client-version.ts';
import { createSocketFactory } from '../../main/whatsapp/socket-factory.ts';
import type {
  AccountId,
  AccountView,
  ChatView,
  LinkingView,
  MessageView,
} from '../../preload/contract/model.ts';
import type { Simulator } from '../simulator/index.ts';
import { sourceWorker } from './storage/open-test-storage.ts';

/** Everything that was logged, for tests that look for what must not be there. */
export interface RecordedLog extends Logger {
  readonly lines: string[];
}

export function recordingLogger(lines: string[] = []): RecordedLog {
  const at = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) => {
    const text = JSON.stringify(fields, (_key, value: unknown) =>
      value instanceof Error ? `${value.message} ${String(value.cause)}` : value,
    );
    lines.push(`${level} ${message} ${text ?? ''}`);
  };
  return {
    lines,
    debug: () => undefined,
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => recordingLogger(lines),
  };
}

/** The data of a program between two starts. */
export interface TestData {
  readonly folder: string;
  readonly credentialsKey: Buffer;
  readonly chatsKey: Buffer;
  remove(): Promise<void>;
}

export async function newTestData(): Promise<TestData> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-test-'));
  return {
    folder,
    credentialsKey: randomBytes(32),
    chatsKey: randomBytes(32),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The program without Electron: real store, real Baileys, the accounts as they are in the app. */
export interface TestProgram {
  readonly accounts: SocketManager;
  readonly chats: ChatStore;
  readonly credentials: CredentialStore;
  readonly backups: BackupStore;
  readonly log: RecordedLog;
  readonly notices: readonly ChangeNotice[];
  /** Resolves with the first view that fits, now or later. Rejects with what was seen instead. */
  until(accountId: AccountId, fits: (view: AccountView) => boolean): Promise<AccountView>;
  untilLinking<Kind extends LinkingView['kind']>(
    accountId: AccountId,
    kind: Kind,
  ): Promise<Extract<LinkingView, { kind: Kind }>>;
  /** Resolves when reading gives what fits; reads again every few milliseconds. */
  eventually<Value>(read: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value>;
  /** Adds an account, scans its code and waits until it is online. */
  link(phone?: string): Promise<AccountId>;
  chat(accountId: AccountId, title: string): Promise<ChatView>;
  messages(accountId: AccountId, chat: ChatView): Promise<readonly MessageView[]>;
  close(): Promise<void>;
}

export interface TestProgramOptions {
  readonly simulator: Pick<Simulator, 'url' | 'rootKey'> & Partial<Pick<Simulator, 'admin'>>;
  readonly data: TestData;
  readonly clock?: Clock;
  /** Knows of no other version when left out; never asks a real host. */
  readonly lookUpVersion?: VersionLookup;
  /** Whether there is a network when it starts. */
  readonly online?: boolean;
}

const patience = 30_000;

export async function startProgram({
  simulator,
  data,
  clock = systemClock,
  lookUpVersion = () => Promise.resolve(null),
  online = true,
}: TestProgramOptions): Promise<TestProgram> {
  const log = recordingLogger();
  const giveConsoleBack = takeOverConsole(log);
  const storage = await openStorage({ ...data, workerFile: sourceWorker });
  const { chats, credentials } = storage;
  const seen: string[] = [];
  const notices: ChangeNotice[] = [];
  const accounts = new SocketManager({
    chats,
    credentials,
    clock,
    random: Math.random,
    logger: log,
    sockets: createSocketFactory({
      endpoint: { url: simulator.url, rootKey: Buffer.from(simulator.rootKey, 'hex') },
      credentials,
      chats,
      clock,
      logger: log,
      lookUpVersion,
    }),
    queueSettings: { concurrency: 4, jitter: 20 },
    listener: {
      accountChanged: (view) => {
        seen.push(
          `${view.id.slice(0, 4)}:${view.state.kind === 'linking' ? `linking/${view.state.linking.kind}` : view.state.kind}`,
        );
      },
      accountRemoved: (accountId) => seen.push(`${accountId.slice(0, 4)}:removed`),
      chatsChanged: (notice) => {
        notices.push(notice);
      },
    },
  });
  await accounts.connectivityChanged({ type: 'network', online });
  await accounts.load();

  const eventually: TestProgram['eventually'] = async (read, fits) => {
    const end = Date.now() + patience;
    for (;;) {
      const value = await read();
      if (fits(value)) return value;
      if (Date.now() > end) {
        const states = seen.slice(-12).join(' ');
        throw new Error(
          `it did not come to that; states: ${states}; log: ${log.lines.slice(-8).join(' | ')}`,
        );
      }
      await setTimeout(20);
    }
  };
  const until: TestProgram['until'] = (accountId, fits) =>
    eventually(async () => accounts.session(accountId).view(), fits);
  const untilLinking: TestProgram['untilLinking'] = async (accountId, kind) => {
    const { state } = await until(
      accountId,
      (view) => view.state.kind === 'linking' && view.state.linking.kind === kind,
    );
    if (state.kind !== 'linking') throw new Error('not linking');
    return state.linking as Extract<LinkingView, { kind: typeof kind }>;
  };

  return {
    accounts,
    chats,
    credentials,
    backups: storage.backups,
    log,
    notices,
    until,
    untilLinking,
    eventually,
    link: async (phone) => {
      const accountId = accounts.add();
      const { qr } = await untilLinking(accountId, 'scan');
      if (simulator.admin === undefined) throw new Error('no simulator to scan with');
      await simulator.admin.scanQr(qr, phone === undefined ? {} : { phone });
      await until(accountId, (view) => view.state.kind === 'online');
      return accountId;
    },
    chat: async (accountId, title) => {
      const page = await eventually(
        () => chats.chatPage(accountId, null, 100),
        ({ rows }) => rows.some((row) => row.title === title),
      );
      const found = page.rows.find((row) => row.title === title);
      if (found === undefined) throw new Error(`no chat ${title}`);
      return found;
    },
    messages: async (accountId, chat) => (await chats.messagePage(accountId, chat.id, null, 200)).rows,
    close: async () => {
      await accounts.shutdown();
      await storage.close();
      giveConsoleBack();
      await expectNoGaps(simulator);
    },
  };
}

/** The program asks the service for nothing that the simulated one does not know: else its tests would show little. */
async function expectNoGaps({ admin }: TestProgramOptions['simulator']): Promise<void> {
  const gaps = (await admin?.counters())?.gaps ?? [];
  if (gaps.length > 0) throw new Error(`the simulator did not understand: ${JSON.stringify(gaps)}`);
}

/** A clock on which long waits (10 s and more) pass a hundred times as fast: codes expire, but sockets have their time. */
export const hurriedClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) =>
    systemClock.after(milliseconds >= 10_000 ? milliseconds / 100 : milliseconds, callback),
};
