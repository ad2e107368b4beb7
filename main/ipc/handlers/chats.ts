import type { ChatListPage, MessagePage } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import type { ChatStore } from '../../accounts/ports.ts';
import type { LoadedPage } from '../watched-conversation.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Program, ShownProgram } from '../program.ts';
import type { Handlers } from '../register.ts';
import { readPhoneNumber } from './read-phone-number.ts';
import { withProgram, withShown } from './with-program.ts';

/** Rows per page: some three screens. */
const chatsPerPage = 100;
const messagesPerPage = 80;

type ChatCommands =
  | 'chats.list'
  | 'chats.start'
  | 'chats.twins'
  | 'conversation.open'
  | 'conversation.around'
  | 'conversation.older'
  | 'conversation.newer'
  | 'conversation.askPhone'
  | 'conversation.close'
  | 'conversation.typing'
  | 'conversation.markRead';

export const chatHandlers = (program: Program): Pick<Handlers, ChatCommands> => ({
  'chats.list': ({ accountId, filter, before }, { windowId }) =>
    withShown(program, async ({ accounts, chats }): Promise<ChatListPage> => {
      if (accountId !== null) {
        accounts.session(accountId);
        accounts.setInView(accountId);
      }
      const feed = program.feed(windowId);
      feed.watchChats(accountId, filter);
      const page = await feed.reading(() => chats.chatPage(accountId, before, chatsPerPage, filter));
      return { sequence: feed.sequence(), chats: page.rows, cursor: page.cursor };
    }),
  'chats.start': (input) =>
    withProgram(program, async ({ accounts, chats }) => {
      const session = accounts.session(input.accountId);
      if ('personId' in input) return { chatId: await chats.startChat(input.accountId, input.personId) };
      const digits = await readPhoneNumber(input.phoneNumber, input.region);
      if (digits === null) throw new CommandFailure('phone-number-unusable', 'this is no phone number');
      return { chatId: await session.details.start(digits) };
    }),
  'chats.twins': ({ accountId, chatId }) =>
    withShown(program, ({ accounts, chats }) => {
      accounts.session(accountId);
      return chats.chatTwins(accountId, chatId);
    }),

  'conversation.open': ({ accountId, chatId }, { windowId }) =>
    withShown(program, (open) => {
      watch(program, open, windowId, accountId, chatId);
      return answerPage(program, open, windowId, accountId, chatId, async (chats) => ({
        ...(await chats.messagePage(accountId, chatId, null, messagesPerPage)),
        newer: null,
        way: 'anew',
      }));
    }),
  'conversation.around': ({ accountId, chatId, at }, { windowId }) =>
    withShown(program, (open) => {
      watch(program, open, windowId, accountId, chatId);
      return answerPage(program, open, windowId, accountId, chatId, async (chats) => ({
        ...(await chats.messagesAround(accountId, chatId, at, messagesPerPage)),
        way: 'anew',
      }));
    }),
  'conversation.older': ({ accountId, chatId, before }, { windowId }) =>
    withShown(program, (open) =>
      answerPage(program, open, windowId, accountId, chatId, async (chats) => ({
        ...(await chats.messagePage(accountId, chatId, before, messagesPerPage)),
        newer: null,
        way: 'older',
      })),
    ),
  'conversation.newer': ({ accountId, chatId, after }, { windowId }) =>
    withShown(program, (open) =>
      answerPage(program, open, windowId, accountId, chatId, async (chats) => {
        const { rows, cursor } = await chats.messagesAfter(accountId, chatId, after, messagesPerPage);
        return { rows, cursor: null, newer: cursor, way: 'newer' };
      }),
    ),
  'conversation.askPhone': ({ accountId, chatId }) =>
    withProgram(program, async ({ accounts }) => ({
      history: await accounts.session(accountId).olderHistory.ask(chatId),
    })),
  'conversation.close': (_input, { windowId }) => {
    program.feed(windowId).watchConversation(null);
    return withShown(program, async ({ accounts }) => {
      accounts.viewing((viewers) => viewers.show(windowId, null));
      return null;
    });
  },

  'conversation.typing': ({ accountId, chatId, typing }) =>
    withProgram(program, async ({ accounts }) => {
      await accounts.session(accountId).typing(chatId, typing);
      return null;
    }),
  'conversation.markRead': ({ accountId, chatId, through }) =>
    withProgram(program, async ({ accounts }) => {
      await accounts.session(accountId).markRead(chatId, through);
      return null;
    }),
});

function watch(
  program: Program,
  { accounts }: ShownProgram,
  windowId: number,
  accountId: AccountId,
  chatId: ChatId,
): void {
  accounts.session(accountId).details.opened(chatId);
  program.feed(windowId).watchConversation({ accountId, chatId });
  accounts.viewing((viewers) => viewers.show(windowId, accountId, chatId));
}

/** Reads a page, tells the feed what the window has now, and answers it. */
async function answerPage<Page_ extends LoadedPage>(
  program: Program,
  { accounts, chats }: ShownProgram,
  windowId: number,
  accountId: AccountId,
  chatId: ChatId,
  read: (chats: ChatStore) => Promise<Page_>,
): Promise<Omit<Page_, 'rows' | 'way'> & MessagePage> {
  const { olderHistory } = accounts.session(accountId);
  const feed = program.feed(windowId);
  const {
    rows,
    way: _way,
    ...cursors
  } = await feed.reading(async () => {
    const page = await read(chats);
    feed.pageLoaded(accountId, chatId, page);
    return page;
  });
  const history = cursors.cursor === null ? { history: await olderHistory.end(chatId) } : {};
  return { ...cursors, ...history, sequence: feed.sequence(), messages: rows };
}
