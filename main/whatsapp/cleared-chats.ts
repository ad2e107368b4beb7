import type { proto } from '@whiskeysockets/baileys';
import type { ChatChange } from '../domain/chat-batch.ts';
import type { BaileysLogger } from '../log/baileys-logger.ts';
import { addressOf } from './addresses.ts';
import { safeNumber } from './content/safe-values.ts';
import { millisecondsOf } from './message-keys.ts';

/**
 * Hears of chats that were cleared on another device. Baileys knows no event for them (Utils/chat-utils.js `processSyncAction`): the line
 * that it logs about what it does not know is the only place where the change comes out of it.
 */
export function hearOfClearedChats(
  logger: BaileysLogger,
  cleared: (change: ChatChange) => void,
): BaileysLogger {
  return {
    ...logger,
    child: (fields) => hearOfClearedChats(logger.child(fields), cleared),
    debug: (fields, message) => {
      const change = message === 'unprocessable update' ? clearedChatOf(fields) : null;
      if (change !== null) cleared(change);
      else logger.debug(fields, message);
    },
  };
}

/** @returns null for any other change */
export function clearedChatOf(fields: unknown): ChatChange | null {
  const mutation = (fields as { readonly syncAction?: Mutation } | null)?.syncAction;
  const value = mutation?.syncAction?.value;
  const [what, jid] = Array.isArray(mutation?.index) ? mutation.index : [];
  if (what !== 'clearChat' || typeof jid !== 'string' || !value?.clearChatAction) return null;
  const address = addressOf(jid);
  // Until the last message that the other device knew of, or until it was done.
  const until =
    millisecondsOf(value.clearChatAction.messageRange?.lastMessageTimestamp) ||
    (safeNumber(value.timestamp) ?? 0);
  return address === null || until === 0 ? null : { address, clearedUntil: until };
}

interface Mutation {
  readonly syncAction?: { readonly value?: proto.ISyncActionValue | null };
  readonly index?: unknown;
}
