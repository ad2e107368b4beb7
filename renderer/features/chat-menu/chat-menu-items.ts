import {
  Archive,
  ArchiveRestore,
  Bell,
  BellOff,
  Eraser,
  Info,
  MailCheck,
  MailOpen,
  MessageSquareShare,
  Pin,
  PinOff,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import type { TFunction } from 'i18next';
import type { ChatView } from '../../../preload/contract/model.ts';
import type { App } from '../../actions/app.ts';

export interface ChatMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly danger?: boolean;
  /** A line before it. */
  readonly apart?: boolean;
  readonly run: () => void;
  /** Asked for in a menu of its own; `run` is not called then. */
  readonly choices?: readonly { readonly label: string; readonly run: () => void }[];
}

const hour = 3_600_000;
/** As WhatsApp offers them. */
const muteTimes = [
  ['eightHours', 8 * hour],
  ['oneWeek', 168 * hour],
  ['forEver', null],
] as const;

function muteItem(t: TFunction, app: App, chat: ChatView): ChatMenuItem {
  const place = { accountId: chat.accountId, chatId: chat.id };
  if (chat.muted) {
    return {
      key: 'mute',
      icon: Bell,
      label: t('chatMenu.unmute'),
      run: () => void app.chatDeeds.mute(place, null),
    };
  }
  return {
    key: 'mute',
    icon: BellOff,
    label: t('chatMenu.mute'),
    run: () => {},
    choices: muteTimes.map(([name, time]) => ({
      label: t(`chatMenu.muteFor.${name}`),
      run: () => void app.chatDeeds.mute(place, time === null ? 'for-ever' : Date.now() + time),
    })),
  };
}

/** What can be done with a chat, wherever its menu is opened. */
export function chatMenuItems(t: TFunction, app: App, chat: ChatView): readonly ChatMenuItem[] {
  const { accountId, id, title, archived, pinned } = chat;
  const place = { accountId, chatId: id };
  const deeds = app.chatDeeds;
  const isUnread = chat.unread > 0 || chat.markedUnread;
  return [
    {
      key: 'info',
      icon: Info,
      label: t('chatMenu.info'),
      run: () => deeds.show(chat, 'info'),
    },
    {
      key: 'unread',
      icon: isUnread ? MailOpen : MailCheck,
      label: isUnread ? t('chatMenu.markRead') : t('chatMenu.markUnread'),
      apart: true,
      run: () => void deeds.markUnread(place, !isUnread),
    },
    {
      key: 'pin',
      icon: pinned ? PinOff : Pin,
      label: pinned ? t('chatMenu.unpin') : t('chatMenu.pin'),
      run: () => void deeds.pin(place, !pinned),
    },
    muteItem(t, app, chat),
    {
      key: 'archive',
      icon: archived ? ArchiveRestore : Archive,
      label: archived ? t('chatMenu.unarchive') : t('chatMenu.archive'),
      run: () => void deeds.archive(place, !archived),
    },
    {
      key: 'export',
      icon: MessageSquareShare,
      label: t('exports.button'),
      apart: true,
      run: () => app.exports.show({ accountId, chat: { id, title } }),
    },
    {
      key: 'clear',
      icon: Eraser,
      label: t('chatMenu.clear'),
      danger: true,
      apart: true,
      run: () => deeds.ask('clear', chat),
    },
    {
      key: 'delete',
      icon: Trash2,
      label: t('chatMenu.delete'),
      danger: true,
      run: () => deeds.ask('delete', chat),
    },
  ];
}
