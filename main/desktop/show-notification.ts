import { Notification } from 'electron';
import type { NotificationRequest, ShownNotification } from './notification-center.ts';

export const notificationsSupported = (): boolean => Notification.isSupported();

/** Notifications on the screen: one that nothing refers to is collected, and its click is never heard. */
const alive = new Set<Notification>();

/** Shows one through the system. */
export function showNotification(request: NotificationRequest): ShownNotification {
  const { title, body, silent, canReply, onClick, onReply } = request;
  // Only macOS takes an answer in the notification.
  const hasReply = canReply && process.platform === 'darwin';
  const notification = new Notification({ title, body, silent, hasReply });
  alive.add(notification);
  const forget = (): void => void alive.delete(notification);
  notification.on('click', () => {
    forget();
    onClick();
  });
  notification.on('reply', (_event, answer) => {
    forget();
    onReply(answer);
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  notification.show();
  return {
    close: () => {
      forget();
      notification.close();
    },
  };
}
