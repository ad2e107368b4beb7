import type { infoCommands } from '../../../preload/contract/info-commands.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ChatDetails } from '../../accounts/chat-details.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { withProgram } from './with-program.ts';

/** Some three screens. */
const peoplePerPage = 100;

export const infoHandlers = (program: Program): Pick<Handlers, keyof typeof infoCommands> => {
  const on = <Value>(accountId: AccountId, work: (details: ChatDetails) => Promise<Value>) =>
    withProgram(program, ({ accounts }) => work(accounts.session(accountId).details));
  /** The same for work that answers nothing. */
  const run = (accountId: AccountId, work: (details: ChatDetails) => Promise<void>) =>
    on(accountId, async (details) => {
      await work(details);
      return null;
    });
  return {
    'chats.info': ({ accountId, chatId }) => on(accountId, (details) => details.info(chatId)),
    'chats.members': ({ accountId, chatId, search, after }) =>
      withProgram(program, ({ accounts, chats }) => {
        accounts.session(accountId);
        return chats.chatMembers(accountId, chatId, search, after, peoplePerPage);
      }),
    'chats.setTimer': ({ accountId, chatId, seconds }) =>
      run(accountId, (details) => details.setTimer(chatId, seconds)),
    'chats.block': ({ accountId, chatId, blocked }) =>
      run(accountId, (details) => details.block(chatId, blocked)),
    'groups.leave': ({ accountId, chatId }) => run(accountId, (details) => details.leave(chatId)),
    'groups.setSubject': ({ accountId, chatId, subject }) =>
      run(accountId, (details) => details.setSubject(chatId, subject)),
    'groups.setDescription': ({ accountId, chatId, description }) =>
      run(accountId, (details) => details.setDescription(chatId, description)),
    'groups.setSettings': ({ accountId, chatId, ...settings }) =>
      run(accountId, (details) => details.setSettings(chatId, settings)),
    'groups.changeMembers': ({ accountId, chatId, action, personIds }) =>
      on(accountId, (details) => details.changeMembers(chatId, action, personIds)),
    'groups.inviteLink': ({ accountId, chatId, renew }) =>
      on(accountId, async (details) => ({ link: await details.inviteLink(chatId, renew) })),
    'contacts.list': ({ accountId, search, after }) =>
      withProgram(program, ({ accounts, chats }) => {
        accounts.session(accountId);
        return chats.contactPage(accountId, search, after, peoplePerPage);
      }),
  };
};
