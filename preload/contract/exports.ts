import { z } from 'zod';
import { accountIdSchema, chatIdSchema } from './model.ts';

/** Forms of chats, then those of contacts. */
export const exportFormatSchema = z.enum(['text', 'json', 'html', 'csv', 'vcard']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const time = z.int().min(0).max(4_102_444_800_000);

export const exportInputSchema = z.strictObject({
  /** Chats of an account; null: all of them. Formats of contacts take whole accounts. */
  scope: z
    .array(
      z.strictObject({
        accountId: accountIdSchema,
        chatIds: z.array(chatIdSchema).min(1).max(10_000).nullable(),
      }),
    )
    .min(1)
    .max(1000),
  format: exportFormatSchema,
  /** Photos and other files of the messages, beside each chat. */
  withMedia: z.boolean(),
  /** Sent from then on; null: from the beginning. */
  from: time.nullable(),
  /** Sent before then; null: to the end. */
  until: time.nullable(),
});
export type ExportInput = z.output<typeof exportInputSchema>;

export interface ExportResult {
  /** Of the file, or of the folder; without where it is. */
  readonly name: string;
  readonly chats: number;
  readonly messages: number;
  readonly people: number;
  /** Photos and other files. */
  readonly files: number;
}
