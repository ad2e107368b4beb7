import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BackupStore } from '../../main/accounts/backup-port.ts';
import type { ConversationNews } from '../../main/accounts/conversation-news.ts';
import type { ChangeNotice, ChatStore, Clock, CredentialStore, Logger } from '../../main/accounts/ports.ts';
import type { ExportStore } from '../../main/accounts/export-port.ts';
import type { ScheduleStore } from '../../main/accounts/schedule-port.ts';
import type { FoundVersionStore } from '../../main/accounts/socket-port.ts';
import { SocketManager } from '../../main/accounts/socket-manager.ts';
import type { MediaStore } from '../../main/accounts/media-store-port.ts';
import type { Media } from '../../main/media/media.ts';
import type { MediaFolder } from '../../main/media/media-folder.ts';
import { withTransfers } from '../../main/media/with-transfers.ts';
import { takeOverConsole } from '../../main/log/take-over-console.ts';
import { MediaProgram } from '../../main/start-media.ts';
import { openStorage } from '../../main/storage/client.ts';
import { systemClock } from '../../main/system-clock.ts';
import type { VersionLookup } from '../../main/whatsapp/client-version.ts';
import { createMediaWire } from '../../main/whatsapp/media/media-wire.ts';
import { createSocketFactory } from '../../main/whatsapp/socket-factory.ts';
import type {
  AccountId,
  AccountView,
  ChatView,
  LinkingView,
  MessageView,
} from '../../preload/contract/model.ts';
import type { Simulator } from '../simulator/index.ts';
import { builtWorker } from './storage/build-worker.ts';

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
  readonly mediaKey: Buffer;
  remove(): Promise<void>;
}

export async function newTestData(): Promise<TestData> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-test-'));
  return {
    folder,
    credentialsKey: randomBytes(32),
    chatsKey: randomBytes(32),
    mediaKey: randomBytes(32),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The program without Electron: real store, real Baileys, the accounts as they are in the app. */
export interface TestProgram {
  readonly accounts: SocketManager;
  readonly chats: ChatStore;
  /** The store that the accounts write to; `chats` reads it as windows see it. */
  readonly accountStore: ChatStore;
  readonly credentials: CredentialStore;
  readonly backups: BackupStore;
  readonly exports: ExportStore;
  readonly schedule: ScheduleStore;
  readonly media: Media;
  readonly mediaStore: MediaStore;
  /** The folder of files. */
  readonly mediaFolder: MediaFolder;
  readonly log: RecordedLog;
  readonly notices: readonly ChangeNotice[];
  readonly news: readonly ConversationNews[];
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
  readonly simulator: Pick<Simulator, 'url' | 'rootKey'> & Partial<Pick<Simulator, 'admin' | 'certificate'>>;
  readonly data: TestData;
  readonly clock?: Clock;
  /** Knows of no other version when left out; never asks a real host. */
  readonly lookUpVersion?: VersionLookup;
  readonly foundVersion?: FoundVersionStore;
  /** Whether there is a network when it starts. */
  readonly online?: boolean;
}

const patience = 30_000;

export async function startProgram({
  simulator,
  data,
  clock = systemClock,
  lookUpVersion = () => Promise.resolve(null),
  foundVersion,
  online = true,
}: TestProgramOptions): Promise<TestProgram> {
  const log = recordingLogger();
  const giveConsoleBack = takeOverConsole(log);
  const storage = await openStorage({ ...data, workerFile: await builtWorker() });
  const { chats, credentials } = storage;
  const seen: string[] = [];
  const notices: ChangeNotice[] = [];
  const news: ConversationNews[] = [];
  const endpoint = {
    url: simulator.url,
    rootKey: Buffer.from(simulator.rootKey, 'hex'),
    certificate: simulator.certificate ?? null,
  };
  const files = new MediaProgram({
    folder: data.folder,
    key: data.mediaKey,
    store: storage.media,
    wire: createMediaWire(endpoint, clock),
    clock,
    logger: log,
    makeThumbnail: () => null,
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
      conversationNews: (told) => {
        news.push(told);
      },
    },
  });
  const accounts = new SocketManager({
    chats,
    credentials,
    clock,
    random: Math.random,
    logger: log,
    sockets: createSocketFactory({
      endpoint,
      credentials,
      chats,
      clock,
      logger: log,
      lookUpVersion,
      foundVersion,
    }),
    queueSettings: { concurrency: 4, jitter: 20 },
    listener: files.listener,
  });
  await accounts.connectivityChanged({ type: 'network', online });
  await accounts.load();
  const media = await files.start(accounts);

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
    chats: withTransfers(chats, media),
    accountStore: chats,
    credentials,
    backups: storage.backups,
    exports: storage.exports,
    schedule: storage.schedule,
    media,
    mediaStore: storage.media,
    mediaFolder: files.folder,
    log,
    notices,
    news,
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
    messages: async (accountId, chat) =>
      (await withTransfers(chats, media).messagePage(accountId, chat.id, null, 200)).rows,
    close: async () => {
      await media.close();
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
