import { startProgram } from '../../integration/program.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { Answer, Calls, Request, Start } from './protocol.ts';

/** The program in a process of its own, to be killed. Does what its parent asks over the process channel. */
const start = JSON.parse(process.argv[2] ?? '{}') as Start;
const program = await startProgram({
  simulator: { url: start.url, rootKey: start.rootKey },
  data: {
    folder: start.folder,
    credentialsKey: Buffer.from(start.credentialsKey, 'hex'),
    chatsKey: Buffer.from(start.chatsKey, 'hex'),
    remove: async () => undefined,
  },
});

const calls: Calls = {
  add: async () => program.accounts.add(),
  code: async (accountId) => (await program.untilLinking(accountId as AccountId, 'scan')).qr,
  online: async (accountId) => {
    await program.until(accountId as AccountId, ({ state }) => state.kind === 'online');
    return program.accounts.session(accountId as AccountId).view().phoneNumber ?? '';
  },
  send: async (accountId, title, text) => {
    const chat = await program.chat(accountId as AccountId, title);
    await program.accounts.session(accountId as AccountId).sendText(chat.id, text);
    return true;
  },
  all: async (accountId) => {
    const id = accountId as AccountId;
    const { rows } = await program.chats.chatPage(id, null, 200);
    const pages = await Promise.all(rows.map((chat) => everyMessage(id, chat.id)));
    return pages.flat().map(({ text, kind, fromMe, status }) => ({ text, kind, fromMe, status }));
  },
};

async function everyMessage(accountId: AccountId, chatId: Parameters<typeof program.chats.messagePage>[1]) {
  const found = [];
  let before: string | null = null;
  do {
    const page = await program.chats.messagePage(accountId, chatId, before, 500);
    found.push(...page.rows);
    before = page.cursor;
  } while (before !== null);
  return found;
}

process.on('message', (request: Request) => {
  const call = calls[request.call] as (...parameters: readonly string[]) => Promise<unknown>;
  call(...request.parameters).then(
    (value) => process.send?.({ id: request.id, value } satisfies Answer),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) } satisfies Answer),
  );
});
process.send?.({ id: 0, value: 'ready' } satisfies Answer);
