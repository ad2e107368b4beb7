import type { NotificationSettings } from '../../preload/contract/notifications.ts';
import type { NotificationGroup, ToldChat } from '../domain/notification-fold.ts';
import type { Texts } from './texts.ts';

/** What stands in a notification. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

export interface NotificationWords {
  readonly t: Texts;
  readonly shows: NotificationSettings['shows'];
  /** While the app is locked nothing of its data is shown, the names of accounts neither. */
  readonly locked: boolean;
  /** The account that it is about; null where there is only one, or it is about several. */
  readonly account: string | null;
}

/** What a notification holds at most; systems cut it anyway, some at the wrong end. */
const longest = 200;

const cut = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  // By code points: half a surrogate is no text.
  const points = Array.from(line);
  return points.length <= longest ? line : `${points.slice(0, longest).join('')}…`;
};

const messageText = ({ message, chat }: ToldChat, t: Texts): string => {
  const { text, kind, senderName } = message;
  const named = kind === 'text' || kind === 'system' ? '' : t(`kind.${kind}`);
  const said = text === '' ? named : cut(text);
  return chat.chatKind === 'group' && senderName !== null
    ? t('notifications.bySender', { sender: senderName, text: said })
    : said;
};

/** Title and body of a notification, in as many words as the person allows. */
export function notificationText(group: NotificationGroup, words: NotificationWords): NotificationText {
  const { t, shows, locked, account } = words;
  const lines = (...all: readonly (string | null)[]): string =>
    all.filter((line) => line !== null && line !== '').join('\n');
  if (locked) return { title: t('app.name'), body: t('notifications.whileLocked') };
  if (group.kind === 'everything') {
    const messages = t('notifications.messages', { count: group.messages });
    return { title: messages, body: t('notifications.inAccounts', { count: group.accounts }) };
  }
  if (group.kind === 'account') {
    const messages = t('notifications.messages', { count: group.messages });
    return { title: messages, body: lines(t('notifications.inChats', { count: group.chats }), account) };
  }
  const { told } = group;
  const messages = t('notifications.messages', { count: told.count });
  if (shows === 'nothing') return { title: messages, body: account ?? t('app.name') };
  const title = cut(told.chat.title);
  if (shows === 'name') return { title, body: lines(messages, account) };
  const more = told.count > 1 ? t('notifications.more', { count: told.count - 1 }) : null;
  return { title, body: lines(messageText(told, t), more, account) };
}
