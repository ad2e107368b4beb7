import type { ChatStore } from '../../accounts/ports.ts';
import { deleteCredentials } from '../credentials/credential-store.ts';
import type { Handlers } from '../methods.ts';
import { eventPage, noteEvent } from './account-events.ts';
import * as choices from './account-choices.ts';
import { searchChats } from '../search/search-chats.ts';
import { searchMessages } from '../search/search-messages.ts';
import * as accounts from './accounts.ts';
import { applyBatch } from './apply-batch.ts';
import { chatAddress } from './chat-address.ts';
import * as settings from './chat-settings.ts';
import { contactPage } from './contacts.ts';
import * as figures from './figures.ts';
import * as info from './info.ts';
import { messageInfo } from './message-info.ts';
import { markRead } from './mark-read.ts';
import * as actions from './actions.ts';
import { findPerson } from './find-person.ts';
import { historyStart } from './history-start.ts';
import { expire } from './expire.ts';
import { outgoing } from './outgoing.ts';
import * as own from './own-messages.ts';
import { setDraft } from './set-draft.ts';
import * as retention from './retention.ts';
import * as targets from './targets.ts';
import * as reading from './reading.ts';
import * as spots from './reading-spots.ts';
import { removeAccount } from './remove-account.ts';
import { setBlocked } from './set-blocked.ts';
import { startChat, startChatWith } from './start-chat.ts';
import { chatTwins } from './twins.ts';

/** The methods of the port, as the worker runs them on `chats.db`. */
export const chatHandlers: Handlers<ChatStore> = {
  listAccounts: ({ chats }) => accounts.listAccounts(chats),
  insertAccount: ({ chats }, ...parameters) => accounts.insertAccount(chats, ...parameters),
  updateAccount: ({ chats }, ...parameters) => accounts.updateAccount(chats, ...parameters),
  deleteAccount: ({ chats, credentials }, accountId) => {
    deleteCredentials(credentials, accountId);
    removeAccount(chats, accountId);
  },
  accountChoices: ({ chats }) => choices.accountChoices(chats),
  setAccountSettings: ({ chats }, ...parameters) => choices.setAccountSettings(chats, ...parameters),
  setAccountProxy: ({ chats }, ...parameters) => choices.setAccountProxy(chats, ...parameters),
  accountDefaults: ({ chats }) => choices.accountDefaults(chats),
  setAccountDefaults: ({ chats }, settings) => choices.setAccountDefaults(chats, settings),
  setDefaultProxy: ({ chats }, proxy) => choices.setDefaultProxy(chats, proxy),
  unreadByAccount: ({ chats }) => accounts.unreadByAccount(chats),
  accountFigures: ({ chats }, today) => figures.accountFigures(chats, today),
  usageSlice: ({ chats }, ...parameters) => retention.usageSlice(chats, ...parameters),
  removeOld: ({ chats }, ...parameters) => retention.removeOld(chats, ...parameters),
  noteEvent: ({ chats }, ...parameters) => noteEvent(chats, ...parameters),
  eventPage: ({ chats }, ...parameters) => eventPage(chats, ...parameters),

  applyBatch: ({ chats }, ...parameters) => applyBatch(chats, ...parameters),

  chatPage: ({ chats }, ...parameters) => reading.chatPage(chats, ...parameters),
  chatViews: ({ chats }, ...parameters) => reading.chatViews(chats, ...parameters),
  messagePage: ({ chats }, ...parameters) => reading.messagePage(chats, ...parameters),
  messagesAfter: ({ chats }, ...parameters) => spots.messagesAfter(chats, ...parameters),
  messagesAround: ({ chats }, ...parameters) => spots.messagesAround(chats, ...parameters),
  chatTwins: ({ chats }, ...parameters) => chatTwins(chats, ...parameters),
  startChat: ({ chats }, ...parameters) => startChat(chats, ...parameters),
  messageViews: ({ chats }, ...parameters) => reading.messageViews(chats, ...parameters),
  searchMessages: ({ chats }, ...parameters) => searchMessages(chats, ...parameters),
  searchChats: ({ chats }, ...parameters) => searchChats(chats, ...parameters),
  messageContent: ({ chats }, ...parameters) => reading.messageContent(chats, ...parameters),

  messageInfo: ({ chats }, ...parameters) => messageInfo(chats, ...parameters),
  chatTarget: ({ chats }, ...parameters) => targets.chatTarget(chats, ...parameters),
  messageTarget: ({ chats }, ...parameters) => targets.messageTarget(chats, ...parameters),
  knownContacts: ({ chats }, ...parameters) => targets.knownContacts(chats, ...parameters),
  queueMessage: ({ chats }, ...parameters) => own.queueMessage(chats, ...parameters),
  queueAction: ({ chats }, ...parameters) => actions.queueAction(chats, ...parameters),
  outgoing: ({ chats }, ...parameters) => outgoing(chats, ...parameters),
  requeue: ({ chats }, ...parameters) => own.requeue(chats, ...parameters),
  chatAddress: ({ chats }, ...parameters) => chatAddress(chats, ...parameters),
  acknowledge: ({ chats }, ...parameters) => own.acknowledge(chats, ...parameters),
  setOriginal: ({ chats }, ...parameters) => own.setOriginal(chats, ...parameters),
  setDraft: ({ chats }, ...parameters) => setDraft(chats, ...parameters),
  expire: ({ chats }, now) => expire(chats, now),
  oweSetting: ({ chats }, ...parameters) => settings.oweSetting(chats, ...parameters),
  owedSettings: ({ chats }, accountId) => settings.owedSettings(chats, accountId),
  settleSetting: ({ chats }, ...parameters) => settings.settleSetting(chats, ...parameters),
  noteRefusal: ({ chats }, ...parameters) => settings.noteRefusal(chats, ...parameters),
  chatInfo: ({ chats }, ...parameters) => info.chatInfo(chats, ...parameters),
  chatMembers: ({ chats }, ...parameters) => info.chatMembers(chats, ...parameters),
  contactPage: ({ chats }, ...parameters) => contactPage(chats, ...parameters),
  findPerson: ({ chats }, ...parameters) => findPerson(chats, ...parameters),
  historyStart: ({ chats }, ...parameters) => historyStart(chats, ...parameters),
  startChatWith: ({ chats }, ...parameters) => startChatWith(chats, ...parameters),
  setBlocked: ({ chats }, ...parameters) => setBlocked(chats, ...parameters),
  markRead: ({ chats }, ...parameters) => markRead(chats, ...parameters),
};
