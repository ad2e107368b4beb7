import type { AccountId, ChatId } from '../preload/contract/model.ts';
import type { Logger } from './accounts/ports.ts';
import type { DataProgram } from './data-program.ts';
import { NotificationCenter } from './desktop/notification-center.ts';
import type { Preferences } from './desktop/preferences.ts';
import { showNotification } from './desktop/show-notification.ts';
import type { Texts } from './desktop/texts.ts';
import { systemClock } from './system-clock.ts';
import type { WindowFeeds } from './window-feeds.ts';

const minuteOfDay = (): number => {
  const now = new Date();
  return now.getHours() * 60 + now.getMinutes();
};

/** Notifications of the running accounts, shown by the system. */
export function createNotifications(options: {
  readonly data: DataProgram;
  readonly feeds: WindowFeeds;
  readonly preferences: Preferences;
  readonly isLocked: () => boolean;
  readonly t: Texts;
  readonly logger: Logger;
  readonly open: (accountId: AccountId | null, chatId: ChatId | null) => void;
}): NotificationCenter {
  const { data, feeds, preferences, isLocked, t, logger, open } = options;
  return new NotificationCenter({
    chats: {
      chatViews: async (...parameters) => (await data.running()).chats.chatViews(...parameters),
      messageViews: async (...parameters) => (await data.running()).chats.messageViews(...parameters),
    },
    settings: () => preferences.get('notifications'),
    isInView: (accountId, chatId) => feeds.isInView(accountId, chatId),
    isLocked,
    namesHidden: () => preferences.get('window').hideNames,
    clock: systemClock,
    minuteOfDay,
    t,
    logger,
    show: showNotification,
    open,
    reply: (accountId, chatId, text) => {
      data
        .running()
        .then(({ accounts }) => accounts.session(accountId).sendText(chatId, text))
        .catch((error: unknown) => logger.error('an answer to a notification was not sent', { error }));
    },
  });
}
