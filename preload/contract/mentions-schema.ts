import { z } from 'zod';
import { maximumMentionLength, maximumMentions, maximumTextLength } from './limits.ts';
import { personIdSchema } from './model.ts';

/** Parts of the text that stand for people, in UTF-16 units: each is sent as an "@" and what WhatsApp knows them by. */
export const mentionsSchema = z
  .array(
    z.strictObject({
      start: z.int().min(0).max(maximumTextLength),
      length: z.int().min(1).max(maximumMentionLength),
      personId: personIdSchema,
    }),
  )
  .max(maximumMentions);
