import { chatKinds, messageKinds, messageStatuses } from '../../preload/contract/kinds.ts';
import type { ChatKind, MessageKind, MessageStatus, Timestamp } from '../../preload/contract/model.ts';

/*
 * What comes from the wire may be anything. Each function here answers something that can be stored, compared
 * and shown; none throws.
 */

/** 2100-01-01. A message "from the future" must not stay on top of a list for ever in a way that breaks keys. */
export const latestTime: Timestamp = 4_102_444_800_000;

const kinds: ReadonlySet<string> = new Set(messageKinds);
const statuses: ReadonlySet<string> = new Set(messageStatuses);
const knownChatKinds: ReadonlySet<string> = new Set(chatKinds);

/** A whole number of milliseconds between 1970 and 2100; what is not a number is 0. */
export function sanitizeTime(time: number): Timestamp {
  if (!(time > 0)) return 0;
  return Math.min(Math.floor(time), latestTime);
}

/** A whole number from 0 to 999,999. */
export function sanitizeCount(count: number): number {
  if (!(count > 0)) return 0;
  return Math.min(Math.floor(count), 999_999);
}

/** A length of time in whole seconds, up to a hundred years. */
export function sanitizeSeconds(seconds: number): number {
  if (!(seconds > 0)) return 0;
  return Math.min(Math.floor(seconds), 3_155_760_000);
}

export function sanitizeKind(kind: MessageKind): MessageKind {
  return kinds.has(kind) ? kind : 'unsupported';
}

export function sanitizeStatus(status: MessageStatus): MessageStatus {
  return statuses.has(status) ? status : 'none';
}

export function sanitizeChatKind(kind: ChatKind): ChatKind {
  return knownChatKinds.has(kind) ? kind : 'other';
}
