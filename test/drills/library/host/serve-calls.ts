import { setTimeout } from 'node:timers/promises';
import { StoreError, type ChatStore } from '../../../../main/accounts/ports.ts';
import type { RunningProgram } from '../../../../main/data-program.ts';
import type { AccountId, ChatId } from '../../../../preload/contract/model.ts';
import { countAll, countObjects, loopDelay, watchLoop } from './counts.ts';
import type { Answer, Calls, Request } from './protocol.ts';

/** Answers the parent from now on. Baileys is there already: classes are imported here to be counted. */
export async function serveCalls(program: RunningProgram, close: () => Promise<void>): Promise<void> {
  const [{ BaileysSocket }, { CredentialSession }] = await Promise.all([
    import('../../../../main/whatsapp/baileys-socket.ts'),
    import('../../../../main/whatsapp/credential-session.ts'),
  ]);
  const { accounts, chats } = program;
  const stateOf = (id: string) => accounts.session(id as AccountId).view().state;
  const calls: Calls = {
    add: async () => accounts.add(),
    code: async (id) => {
      for (;;) {
        const state = stateOf(id);
        if (state.kind === 'linking' && state.linking.kind === 'scan') return state.linking.qr;
        await setTimeout(10);
      }
    },
    online: async (id) => {
      while (stateOf(id).kind !== 'online') await setTimeout(10);
      return accounts.session(id as AccountId).view().phoneNumber ?? '';
    },
    states: async () =>
      Object.fromEntries(
        accounts
          .views()
          .map(({ id, state }) => [id, 'reason' in state ? `${state.kind}/${state.reason}` : state.kind]),
      ),
    send: async (id, title, text) => {
      const accountId = id as AccountId;
      const chatId = await chatWith(chats, accountId, title);
      await accounts.session(accountId).sendText(chatId, text);
      return true;
    },
    all: (id) => everything(chats, id as AccountId),
    received: async () => {
      let count = 0;
      for (const { id } of accounts.views())
        count += (await everything(chats, id)).filter(({ fromMe }) => !fromMe).length;
      return count;
    },
    restartAll: async () => {
      accounts.restartAll();
      return true;
    },
    counts: () => countAll(accounts),
    objects: async () => countObjects({ BaileysSocket, CredentialSession }),
    loopDelay: async () => loopDelay(),
    check: () => accounts.check(),
    close: async () => {
      await close();
      return true;
    },
  };
  watchLoop();
  process.on('message', (request: Request) => {
    const call = calls[request.call] as (...parameters: readonly string[]) => Promise<unknown>;
    call(...request.parameters).then(
      (value) => answer({ id: request.id, value }),
      (error: unknown) => answer({ id: request.id, error: wordsOf(error) }),
    );
  });
  // A parent that is gone asks nothing any more.
  process.once('disconnect', () => process.exit(1));
  answer({ id: 0, value: 'ready' });
}

/** The code of a store's error is what the window has a sentence for. */
export const wordsOf = (error: unknown): string =>
  error instanceof StoreError ? `StoreError ${error.code}` : String(error);

const answer = (message: Answer): void => {
  if (process.connected) process.send?.(message);
};

async function chatWith(chats: ChatStore, accountId: AccountId, title: string): Promise<ChatId> {
  for (;;) {
    const { rows } = await chats.chatPage(accountId, null, 200);
    const found = rows.find((row) => row.title === title);
    if (found !== undefined) return found.id;
    await setTimeout(20);
  }
}

async function everything(
  chats: ChatStore,
  accountId: AccountId,
): Promise<Awaited<ReturnType<Calls['all']>>> {
  const { rows } = await chats.chatPage(accountId, null, 200);
  const found = [];
  for (const chat of rows) {
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<ChatStore['messagePage']>> = await chats.messagePage(
        accountId,
        chat.id,
        before,
        500,
      );
      found.push(...page.rows);
      before = page.cursor;
    } while (before !== null);
  }
  return found.map(({ text, kind, fromMe, status }) => ({ text, kind, fromMe, status }));
}
