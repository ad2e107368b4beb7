import { join } from 'node:path';
import { createLogger } from '../../../main/log/logger.ts';
import { takeOverConsole } from '../../../main/log/take-over-console.ts';
import type { RunningProgram } from '../../../main/data-program.ts';
import { startAccounts } from '../../../main/start-accounts.ts';
import { systemClock } from '../../../main/system-clock.ts';
import type { AccountId, AccountView, ChatId } from '../../../preload/contract/model.ts';
import type { SideCalls, SideStart } from './protocol.ts';
import { serve } from './serve.ts';
import { collectGarbage, cpuSeconds, loopDelay, Tally, watchLoop } from './watch.ts';

/** The product's main process without its window: log, console, store and accounts as main/index.ts starts them. */
const start = JSON.parse(process.argv[2] ?? '{}') as SideStart;
const logger = createLogger({ folder: join(start.folder, 'logs'), level: 'info' });
takeOverConsole(logger);

const tally = new Tally();
const unread = new Map<AccountId, number>();
const online = new Set<AccountId>();
const onlineListeners = new Set<() => void>();
/** Chats with news, for `reply`. */
const chatsWithNews = new Map<ChatId, AccountId>();
let program: RunningProgram | null = null;
let lastLink: AccountId | null = null;

function changed(view: AccountView): void {
  if (view.state.kind === 'online' || view.state.kind === 'syncing') online.add(view.id);
  else online.delete(view.id);
  for (const listener of onlineListeners) listener();
}

const until = (fits: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!fits()) return;
      onlineListeners.delete(look);
      resolve();
    };
    onlineListeners.add(look);
    look();
  });

const opened = async (): Promise<RunningProgram> => {
  program ??= await startAccounts({
    folder: join(start.folder, 'data'),
    workerFile: start.workerFile,
    keys: {
      credentials: Buffer.from(start.credentialsKey, 'hex'),
      chats: Buffer.from(start.chatsKey, 'hex'),
      // Another folder than the databases', and derived again from this: a key of its own is not needed here.
      media: Buffer.from(start.chatsKey, 'hex'),
    },
    endpoint: { url: start.url, rootKey: Buffer.from(start.rootKey, 'hex') },
    clock: systemClock,
    logger,
    passkeyAllowed: false,
    listener: {
      accountChanged: changed,
      accountRemoved: () => undefined,
      chatsChanged: ({ accountId, unread: now, chatIds }) => {
        // Nothing is read here, so what is unread is what has come in.
        const before = unread.get(accountId) ?? 0;
        unread.set(accountId, Math.max(now, before));
        for (const chatId of chatIds) chatsWithNews.set(chatId, accountId);
        if (now > before) tally.add(now - before);
      },
    },
  });
  return program;
};

const calls: SideCalls = {
  start: async () => {
    const began = performance.now();
    const { accounts } = await opened();
    // Reading Baileys' code blocks the loop; the baseline has done that before its clock runs.
    loopDelay();
    const [first] = start.accounts;
    const inView = (first ?? '') as AccountId;
    accounts.setInView(inView);
    let focused = 0;
    await until(() => {
      if (focused === 0 && online.has(inView)) focused = performance.now() - began;
      return online.size >= start.accounts.length;
    });
    return { all: performance.now() - began, focused };
  },
  reply: async () => {
    const { accounts } = await opened();
    const chats = [...chatsWithNews];
    for (const [chatId, accountId] of chats) {
      await accounts.session(accountId).sendText(chatId, 'an answer');
    }
    return chats.length;
  },
  sendAll: async (each) => {
    const { accounts } = await opened();
    const chats = [...chatsWithNews];
    for (let index = 0; index < each; index++)
      await Promise.all(
        chats.map(([chatId, accountId]) =>
          accounts.session(accountId).sendText(chatId, `an answer, number ${index}`),
        ),
      );
    return chats.length * each;
  },
  received: async () => tally.now,
  untilReceived: (count) => tally.until(count),
  loopDelay: async () => loopDelay(),
  cpu: async () => cpuSeconds(),
  link: async () => {
    const { accounts } = await opened();
    const accountId = accounts.add();
    lastLink = accountId;
    const codeOf = (): string | null => {
      const { state } = accounts.session(accountId).view();
      return state.kind === 'linking' && state.linking.kind === 'scan' ? state.linking.qr : null;
    };
    await until(() => codeOf() !== null);
    return codeOf() ?? '';
  },
  linked: async () => {
    await until(() => lastLink !== null && online.has(lastLink));
    return true;
  },
  collectGarbage,
  close: async () => {
    await program?.close();
    await logger.close();
    return true;
  },
};

watchLoop();
serve(calls);
