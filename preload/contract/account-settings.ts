import { z } from 'zod';

/** How long, and up to which size, something is kept on this disk; null: without an end, without a limit. */
const keepSchema = z.strictObject({
  days: z.int().min(1).max(3650).nullable(),
  megabytes: z.int().min(10).max(10_000_000).nullable(),
});
export type Keep = z.infer<typeof keepSchema>;

/** What a person can choose for an account. Each has an effect today; there are none that only look so. */
export const accountSettingsSchema = z.strictObject({
  /** While an account appears online its phone does not ring: never, or only while one of its chats is in view. */
  appearOnline: z.enum(['never', 'in-view']),
  /** Whether senders hear that their messages were read. The own phone always does. */
  readReceipts: z.boolean(),
  /** Whether people see that somebody is typing. */
  typing: z.boolean(),
  /** How much of its history the phone is asked for when it links: the last months, or all that it gives. */
  history: z.enum(['recent', 'everything']),
  /**
   * Which files are fetched without being asked for: none; pictures, stickers and voice messages; or everything. Large
   * files are fetched by hand only.
   */
  autoDownload: z.enum(['never', 'pictures', 'everything']),
  /** What is older or more goes from this disk: messages with their files, and files alone. What is starred stays. */
  keep: z.strictObject({ messages: keepSchema, media: keepSchema }),
});
export type AccountSettings = z.infer<typeof accountSettingsSchema>;

export const defaultAccountSettings: AccountSettings = {
  appearOnline: 'never',
  readReceipts: true,
  typing: true,
  history: 'recent',
  autoDownload: 'pictures',
  keep: { messages: { days: null, megabytes: null }, media: { days: null, megabytes: null } },
};
