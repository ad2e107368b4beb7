import { randomUUID } from 'node:crypto';
import {
  DisconnectReason,
  makeWASocket,
  proto,
  WA_CERT_DETAILS,
  type WASocket,
} from '@whiskeysockets/baileys';
import { pino } from 'pino';
import { inFiles, inMemory, inSqlite, type AuthKeeper } from './auth-states.ts';
import type { SideCalls, SideStart } from './protocol.ts';
import { serve } from './serve.ts';
import { collectGarbage, cpuSeconds, loopDelay, Tally, watchLoop } from './watch.ts';

/**
 * The baseline: Baileys as every tutorial shows it, one socket for each account in one process. It decrypts, receipts
 * and forgets.
 */
const start = JSON.parse(process.argv[2] ?? '{}') as SideStart;
const silent = pino({ level: 'silent' });
for (const method of ['log', 'info', 'warn', 'error'] as const) console[method] = () => undefined;
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(start.rootKey, 'hex');

const keepers: Readonly<Record<SideStart['keeps'], () => AuthKeeper>> = {
  files: () => inFiles(start.folder, silent),
  sqlite: () => inSqlite(start.folder, silent),
  memory: () => inMemory(start.folder),
};
const keeper = keepers[start.keeps]();

const tally = new Tally();
/** Who has written, with the socket that it came to. */
const writers = new Map<string, { readonly socket: WASocket; readonly jid: string }>();
const sockets = new Map<string, WASocket>();
let codeOfLink: (code: string) => void = () => undefined;
let lastLink: Promise<void> = Promise.resolve();

/** Resolves when the account is online; connects anew when the service asks for it, as after a link. */
async function connect(account: string): Promise<void> {
  const { auth, saveCreds } = await keeper.state(account);
  await new Promise<void>((resolve) => {
    const open = (): void => {
      const socket = makeWASocket({
        auth,
        logger: silent,
        waWebSocketUrl: start.url,
      });
      sockets.set(account, socket);
      socket.ev.on('creds.update', () => void saveCreds());
      socket.ev.on('connection.update', ({ connection, lastDisconnect, qr }) => {
        if (qr !== undefined) codeOfLink(qr);
        if (connection === 'open') resolve();
        const status = (lastDisconnect?.error as { output?: { statusCode?: number } } | undefined)?.output;
        if (connection === 'close' && status?.statusCode === DisconnectReason.restartRequired) open();
      });
      socket.ev.on('messages.upsert', ({ messages }) => {
        const others = messages.filter(({ key, message }) => key.fromMe !== true && message);
        for (const { key } of others)
          if (key.remoteJid) writers.set(`${account} ${key.remoteJid}`, { socket, jid: key.remoteJid });
        if (others.length === 0) return;
        if (start.keeps === 'sqlite')
          keeper.stored(
            account,
            others.map((message) => ({
              id: message.key.id ?? '',
              content: proto.WebMessageInfo.encode(message).finish(),
            })),
          );
        tally.add(others.length);
      });
    };
    open();
  });
}

const calls: SideCalls = {
  start: async () => {
    const began = performance.now();
    let focused = 0;
    await Promise.all(
      start.accounts.map(async (account, index) => {
        await connect(account);
        if (index === 0) focused = performance.now() - began;
      }),
    );
    return { all: performance.now() - began, focused };
  },
  reply: async () => {
    for (const { socket, jid } of writers.values()) await socket.sendMessage(jid, { text: 'an answer' });
    return writers.size;
  },
  sendAll: async (each) => {
    const bySocket = new Map<WASocket, string[]>();
    for (const { socket, jid } of writers.values())
      bySocket.set(socket, [...(bySocket.get(socket) ?? []), jid]);
    // Accounts at the same time, each its messages one after the other.
    await Promise.all(
      [...bySocket].map(async ([socket, jids]) => {
        for (let index = 0; index < each; index++)
          for (const jid of jids) await socket.sendMessage(jid, { text: `an answer, number ${index}` });
      }),
    );
    return writers.size * each;
  },
  received: async () => tally.now,
  untilReceived: (count) => tally.until(count),
  loopDelay: async () => loopDelay(),
  cpu: async () => cpuSeconds(),
  link: async () => {
    const code = new Promise<string>((resolve) => {
      codeOfLink = resolve;
    });
    lastLink = connect(randomUUID());
    return code;
  },
  linked: async () => {
    await lastLink;
    return true;
  },
  collectGarbage,
  close: async () => {
    for (const socket of sockets.values()) await socket.end(undefined);
    keeper.close();
    return true;
  },
};

watchLoop();
serve(calls);
