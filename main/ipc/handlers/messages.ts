import type { AccountId } from '../../../preload/contract/model.ts';
import type { AccountMessages } from '../../accounts/account-messages.ts';
import type { messageCommands } from '../../../preload/contract/message-commands.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { withProgram } from './with-program.ts';

export const messageHandlers = (program: Program): Pick<Handlers, keyof typeof messageCommands> => {
  /** Runs it on the messages of an account; answers what it gives. */
  const on = <Value>(accountId: AccountId, work: (messages: AccountMessages) => Promise<Value>) =>
    withProgram(program, ({ accounts }) => work(accounts.session(accountId).messages));
  /** The same for work that answers nothing. */
  const run = (accountId: AccountId, work: (messages: AccountMessages) => Promise<void>) =>
    on(accountId, async (messages) => {
      await work(messages);
      return null;
    });
  return {
    'messages.send': ({ accountId, chatId, quotedMessageId, ...written }) =>
      on(accountId, (messages) => messages.sendText(chatId, written, quotedMessageId)),
    'messages.sendPoll': ({ accountId, chatId, ...poll }) =>
      on(accountId, (messages) => messages.sendPoll(chatId, poll)),
    'messages.sendContact': ({ accountId, chatId, personIds }) =>
      on(accountId, (messages) => messages.sendContacts(chatId, personIds)),
    'messages.forward': ({ accountId, chatId, messageId, toChatId }) =>
      on(accountId, (messages) => messages.forward(chatId, messageId, toChatId)),
    'messages.retry': ({ accountId, chatId, messageId }) =>
      run(accountId, (messages) => messages.retry(chatId, messageId)),
    'messages.react': ({ accountId, chatId, messageId, emoji }) =>
      run(accountId, ({ actions }) => actions.react(chatId, messageId, emoji)),
    'messages.edit': ({ accountId, chatId, messageId, ...written }) =>
      run(accountId, async (messages) => {
        const text = await messages.resolveMentions(written);
        await messages.actions.edit(chatId, messageId, text);
      }),
    'messages.delete': ({ accountId, chatId, messageId, forEveryone }) =>
      run(accountId, ({ actions }) => actions.delete(chatId, messageId, forEveryone)),
    'messages.star': ({ accountId, chatId, messageId, starred }) =>
      run(accountId, ({ actions }) => actions.star(chatId, messageId, starred)),
    'messages.pin': ({ accountId, chatId, messageId, seconds }) =>
      run(accountId, ({ actions }) => actions.pin(chatId, messageId, seconds)),
    'messages.votePoll': ({ accountId, chatId, messageId, options }) =>
      run(accountId, ({ actions }) => actions.vote(chatId, messageId, [...new Set(options)])),
    'messages.info': ({ accountId, chatId, messageId }) =>
      withProgram(program, ({ accounts, chats }) => {
        accounts.session(accountId);
        return chats.messageInfo(accountId, chatId, messageId);
      }),
    'chats.setDraft': ({ accountId, chatId, ...draft }) =>
      run(accountId, (messages) => messages.setDraft(chatId, draft)),
  };
};
