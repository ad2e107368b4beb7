import type { ChatListPage, MessagePage } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { success, type Result } from '../../../preload/contract/result.ts';
import { StoreError } from '../../accounts/ports.ts';
import { CommandFailure } from '../command-failure.ts';
import type { OpenProgram, Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { asCommand } from './accounts.ts';

/** Rows per page: some three screens. */
const chatsPerPage = 100;
const messagesPerPage = 80;

type ChatCommands =
  | 'chats.list'
  | 'conversation.open'
  | 'conversation.older'
  | 'conversation.close'
  | 'conversation.markRead'
  | 'messages.send'
  | 'messages.retry';

export const chatHandlers = (program: Program): Pick<Handlers, ChatCommands> => ({
  'chats.list': ({ accountId, before }, { windowId }) =>
    withProgram(program, async ({ accounts, chats }): Promise<ChatListPage> => {
      accounts.session(accountId);
      const feed = program.feed(windowId);
      feed.watchChats(accountId);
      accounts.setInView(accountId);
      const page = await feed.reading(() => chats.chatPage(accountId, before, chatsPerPage));
      return { sequence: feed.sequence(), chats: page.rows, cursor: page.cursor };
    }),

  'conversation.open': ({ accountId, chatId }, { windowId }) =>
    withProgram(program, async (open) => {
      program.feed(windowId).watchConversation({ accountId, chatId });
      open.accounts.viewing((viewers) => viewers.show(windowId, accountId));
      return messagePage(program, open, windowId, { accountId, chatId, before: null });
    }),
  'conversation.older': (input, { windowId }) =>
    withProgram(program, (open) => messagePage(program, open, windowId, input)),
  'conversation.close': (_input, { windowId }) => {
    program.feed(windowId).watchConversation(null);
    return withProgram(program, async ({ accounts }) => {
      accounts.viewing((viewers) => viewers.show(windowId, null));
      return null;
    });
  },

  'conversation.markRead': ({ accountId, chatId, through }) =>
    withProgram(program, async ({ accounts }) => {
      await accounts.session(accountId).markRead(chatId, through);
      return null;
    }),
  'messages.send': ({ accountId, chatId, text }) =>
    withProgram(program, ({ accounts }) => accounts.session(accountId).sendText(chatId, text)),
  'messages.retry': ({ accountId, chatId, messageId }) =>
    withProgram(program, async ({ accounts }) => {
      await accounts.session(accountId).retryMessage(chatId, messageId);
      return null;
    }),
});

async function messagePage(
  program: Program,
  { accounts, chats }: OpenProgram,
  windowId: number,
  { accountId, chatId, before }: { accountId: AccountId; chatId: ChatId; before: string | null },
): Promise<MessagePage> {
  accounts.session(accountId);
  const feed = program.feed(windowId);
  const page = await feed.reading(() => chats.messagePage(accountId, chatId, before, messagesPerPage));
  return { sequence: feed.sequence(), messages: page.rows, cursor: page.cursor };
}

async function withProgram<Value>(
  program: Program,
  work: (open: OpenProgram) => Promise<Value>,
): Promise<Result<Value>> {
  const open = await program.opened();
  try {
    return await asCommand(async () => success(await work(open)));
  } catch (error: unknown) {
    if (error instanceof StoreError) throw new CommandFailure(codeOf(error), error.message, { cause: error });
    throw error;
  }
}

/** A cursor that the store does not know was not made by it: the page is at fault. */
const codeOf = ({ code }: StoreError): CommandFailure['code'] =>
  code === 'invalid-cursor' ? 'invalid-input' : code;
