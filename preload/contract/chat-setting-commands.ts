import { z } from 'zod';
import { chatInput, command } from './define-command.ts';

/**
 * Calls about whole chats, for oneself: the account's other devices follow. Each is stored first and shown at once, and told to the phone when
 * it can be, also after a restart. What the phone refuses is taken back with the next patch.
 */
export const chatSettingCommands = {
  'chats.archive': command<null>()(chatInput.extend({ archived: z.boolean() })),
  'chats.pin': command<null>()(chatInput.extend({ pinned: z.boolean() })),
  /** Milliseconds since 1970; null: no longer muted. */
  'chats.mute': command<null>()(
    chatInput.extend({
      until: z.union([z.literal('for-ever'), z.int().min(1).max(4_102_444_800_000)]).nullable(),
    }),
  ),
  /** False: everything in it is read. */
  'chats.markUnread': command<null>()(chatInput.extend({ unread: z.boolean() })),
  /** All messages of it, here and on the account's other devices. Nothing brings them back. */
  'chats.clear': command<null>()(chatInput),
  /** The chat and all in it. A message that comes later begins it anew. */
  'chats.delete': command<null>()(chatInput),
} as const;
