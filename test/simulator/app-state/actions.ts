import type { CollectionName } from './collection.ts';
import type { Mutation } from './mutation-crypto.ts';

export interface Action {
  readonly collection: CollectionName;
  readonly mutation: Mutation;
}

/** What an owner does on the phone. Forms: chatModificationToAppPatch in lib/Utils/chat-utils.js. */
export const actions = {
  archive: (chat: string, archived: boolean): Action =>
    set('regular_low', ['archive', chat], 3, { archiveChatAction: { archived } }),
  pin: (chat: string, pinned: boolean): Action =>
    set('regular_low', ['pin_v1', chat], 5, { pinAction: { pinned } }),
  mute: (chat: string, until: number | undefined): Action =>
    set('regular_high', ['mute', chat], 2, {
      muteAction: { muted: until !== undefined, muteEndTimestamp: until ?? null },
    }),
  read: (chat: string, read: boolean): Action =>
    set('regular_low', ['markChatAsRead', chat], 3, { markChatAsReadAction: { read } }),
  star: (chat: string, id: string, fromMe: boolean, starred: boolean): Action =>
    set('regular_low', ['star', chat, id, fromMe ? '1' : '0', '0'], 2, { starAction: { starred } }),
  contact: (jid: string, lidJid: string, fullName: string): Action =>
    set('critical_unblock_low', ['contact', jid], 2, {
      contactAction: {
        fullName,
        firstName: fullName.split(' ')[0] ?? fullName,
        lidJid,
        saveOnPrimaryAddressbook: true,
      },
    }),
  pushName: (name: string): Action =>
    set('critical_block', ['setting_pushName'], 1, { pushNameSetting: { name } }),
  deleteChat: (chat: string): Action =>
    set('regular_high', ['deleteChat', chat, '1'], 6, { deleteChatAction: {} }),
  clearChat: (chat: string): Action =>
    set('regular_high', ['clearChat', chat, '1', '0'], 6, { clearChatAction: {} }),
  deleteForMe: (chat: string, id: string, fromMe: boolean): Action =>
    set('regular_high', ['deleteMessageForMe', chat, id, fromMe ? '1' : '0', '0'], 3, {
      deleteMessageForMeAction: { deleteMedia: false },
    }),
};

function set(
  collection: CollectionName,
  index: readonly string[],
  version: number,
  value: Mutation['value'],
): Action {
  return { collection, mutation: { index, value, version, remove: false } };
}
