import { z } from 'zod';
import { command, none } from './define-command.ts';
import { notificationSettingsSchema, type NotificationSettings } from './notifications.ts';

export interface NotificationView {
  readonly settings: NotificationSettings;
  /** Whether this system shows notifications of apps at all. */
  readonly supported: boolean;
}

/** Calls about notifications. A chat's own mute is the chat's. */
export const notificationCommands = {
  'notifications.view': command<NotificationView>()(none),
  'notifications.setSettings': command<null>()(z.strictObject({ settings: notificationSettingsSchema })),
} as const;
