import { z } from 'zod';

/** Minutes after midnight, by the clock of this computer. */
const minuteOfDay = z.number().int().min(0).max(1439);

export const notificationSettingsSchema = z.strictObject({
  enabled: z.boolean(),
  /** What a notification shows: name and text, the name only, or neither. */
  shows: z.enum(['text', 'name', 'nothing']),
  sound: z.boolean(),
  /** Nothing is shown from `from` to `to`, over midnight where `to` is smaller; null: no quiet hours. */
  quietHours: z.strictObject({ from: minuteOfDay, to: minuteOfDay }).nullable(),
  /** Messages with one of these break through quiet hours and a muted chat. Words or phrases. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  /** Messages that mention the account's owner do so, too. */
  mentionsBreakThrough: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const defaultNotificationSettings: NotificationSettings = {
  enabled: true,
  shows: 'text',
  sound: true,
  quietHours: null,
  keywords: [],
  mentionsBreakThrough: true,
};
