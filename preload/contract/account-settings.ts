import { z } from 'zod';

/** What a person can choose for an account. Each has an effect today; there are none that only look so. */
export const accountSettingsSchema = z.strictObject({
  /** While an account appears online its phone does not ring: never, or only while one of its chats is in view. */
  appearOnline: z.enum(['never', 'in-view']),
  /** Whether senders hear that their messages were read. The own phone always does. */
  readReceipts: z.boolean(),
});
export type AccountSettings = z.infer<typeof accountSettingsSchema>;

export const defaultAccountSettings: AccountSettings = { appearOnline: 'never', readReceipts: true };
