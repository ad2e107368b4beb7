import { LatestOnly } from '../latest-only.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { withProgram } from './with-program.ts';

const messagesPerPage = 50;
const mostChats = 50;

type SearchCommands = 'search.messages' | 'search.chats';

export const searchHandlers = (program: Program): Pick<Handlers, SearchCommands> => {
  const searches = new LatestOnly();
  return {
    'search.messages': (search, { windowId }) =>
      withProgram(program, ({ chats }) =>
        // A next page is asked for by scrolling: it overtakes no search, and none overtakes it.
        search.before === null
          ? searches.run(`messages ${windowId}`, () => chats.searchMessages(search, messagesPerPage))
          : chats.searchMessages(search, messagesPerPage),
      ),
    'search.chats': ({ text, accountId }, { windowId }) =>
      withProgram(program, ({ chats }) =>
        searches.run(`chats ${windowId}`, async () => ({
          hits: await chats.searchChats(text, accountId, mostChats),
        })),
      ),
  };
};
