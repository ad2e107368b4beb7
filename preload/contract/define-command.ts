import { z } from 'zod';
import { accountIdSchema, chatIdSchema, messageIdSchema } from './model.ts';

export interface Command<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the output's type only; has no value at run time. */
  readonly output?: { readonly type: Output };
}

/** Writes down one call: `command<Output>()(inputSchema)`. */
export const command =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Command<Input, Output> => ({ input });

export const accountInput = z.strictObject({ accountId: accountIdSchema });
export const chatInput = z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema });
export const messageInput = z.strictObject({
  accountId: accountIdSchema,
  chatId: chatIdSchema,
  messageId: messageIdSchema,
});
export const none = z.strictObject({});
