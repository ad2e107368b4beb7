import type { chatSettingCommands } from '../../../preload/contract/chat-setting-commands.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { latestTime } from '../../domain/chat-fold-input.ts';
import type { ChatSetting } from '../../domain/chat-setting.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { withProgram } from './with-program.ts';

interface OfChat {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

export const chatSettingHandlers = (program: Program): Pick<Handlers, keyof typeof chatSettingCommands> => {
  const set = ({ accountId, chatId }: OfChat, setting: ChatSetting) =>
    withProgram(program, async ({ accounts }) => {
      await accounts.session(accountId).chatSettings.set(chatId, setting);
      return null;
    });
  return {
    'chats.archive': ({ archived, ...chat }) => set(chat, { what: 'archive', on: archived }),
    'chats.pin': ({ pinned, ...chat }) => set(chat, { what: 'pin', on: pinned }),
    'chats.mute': ({ until, ...chat }) =>
      set(chat, { what: 'mute', until: until === 'for-ever' ? latestTime : (until ?? 0) }),
    'chats.markUnread': ({ unread, ...chat }) => set(chat, { what: 'read', on: !unread }),
    'chats.clear': (chat) => set(chat, { what: 'clear' }),
    'chats.delete': (chat) => set(chat, { what: 'delete' }),
  };
};
