import type { ChatStore } from '../../accounts/ports.ts';
import { deleteCredentials } from '../credentials/credential-store.ts';
import type { Handlers } from '../methods.ts';
import * as choices from './account-choices.ts';
import * as accounts from './accounts.ts';
import { applyBatch } from './apply-batch.ts';
import { markRead } from './mark-read.ts';
import * as own from './own-messages.ts';
import * as reading from './reading.ts';

/** The methods of the port, as the worker runs them on `chats.db`. */
export const chatHandlers: Handlers<ChatStore> = {
  listAccounts: ({ chats }) => accounts.listAccounts(chats),
  insertAccount: ({ chats }, ...parameters) => accounts.insertAccount(chats, ...parameters),
  updateAccount: ({ chats }, ...parameters) => accounts.updateAccount(chats, ...parameters),
  deleteAccount: ({ chats, credentials }, accountId) => {
    deleteCredentials(credentials, accountId);
    accounts.deleteAccount(chats, accountId);
  },
  accountChoices: ({ chats }) => choices.accountChoices(chats),
  setAccountSettings: ({ chats }, ...parameters) => choices.setAccountSettings(chats, ...parameters),
  setAccountProxy: ({ chats }, ...parameters) => choices.setAccountProxy(chats, ...parameters),
  accountDefaults: ({ chats }) => choices.accountDefaults(chats),
  setAccountDefaults: ({ chats }, settings) => choices.setAccountDefaults(chats, settings),
  unreadByAccount: ({ chats }) => accounts.unreadByAccount(chats),

  applyBatch: ({ chats }, ...parameters) => applyBatch(chats, ...parameters),

  chatPage: ({ chats }, ...parameters) => reading.chatPage(chats, ...parameters),
  chatViews: ({ chats }, ...parameters) => reading.chatViews(chats, ...parameters),
  messagePage: ({ chats }, ...parameters) => reading.messagePage(chats, ...parameters),
  messageViews: ({ chats }, ...parameters) => reading.messageViews(chats, ...parameters),
  messageContent: ({ chats }, ...parameters) => reading.messageContent(chats, ...parameters),

  queueText: ({ chats }, ...parameters) => own.queueText(chats, ...parameters),
  outgoing: ({ chats }, ...parameters) => own.outgoing(chats, ...parameters),
  requeue: ({ chats }, ...parameters) => own.requeue(chats, ...parameters),
  setOwnStatus: ({ chats }, ...parameters) => own.setOwnStatus(chats, ...parameters),
  markRead: ({ chats }, ...parameters) => markRead(chats, ...parameters),
};
