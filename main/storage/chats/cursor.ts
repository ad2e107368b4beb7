import { StoreError } from '../../accounts/ports.ts';

/*
 * Keys as texts of fixed width, so that they compare as texts. Times end before the year 2100 and have 13 digits;
 * row numbers have 16, the width of a message id in the contract.
 */

const time = (milliseconds: number): string => String(milliseconds).padStart(13, '0');
const row = (number: number): string => String(number).padStart(16, '0');

/** Place of a message in its chat. */
export function sortKeyOf(sentAt: number, message: number): string {
  return time(sentAt) + row(message);
}

export function chatCursorOf(chat: { pinned: number; lastActivityAt: number; chat: number }): string {
  return String(chat.pinned) + time(chat.lastActivityAt) + row(chat.chat);
}

/** Null stands for the newest. Throws `invalid-cursor`. */
export function readMessageCursor(cursor: string | null): { sentAt: number; message: number } {
  if (cursor === null) return { sentAt: Number.MAX_SAFE_INTEGER, message: Number.MAX_SAFE_INTEGER };
  if (!/^\d{29}$/.test(cursor)) throw invalid();
  return { sentAt: Number(cursor.slice(0, 13)), message: Number(cursor.slice(13)) };
}

/** Null stands for the top of the list. Throws `invalid-cursor`. */
export function readChatCursor(cursor: string | null): {
  pinned: number;
  lastActivityAt: number;
  chat: number;
} {
  if (cursor === null) return { pinned: 2, lastActivityAt: 0, chat: 0 };
  if (!/^[01]\d{29}$/.test(cursor)) throw invalid();
  return {
    pinned: Number(cursor[0]),
    lastActivityAt: Number(cursor.slice(1, 14)),
    chat: Number(cursor.slice(14)),
  };
}

/** Between 1 and 500 rows; a limit that is no number is the smallest. */
export function pageLimit(limit: number): number {
  return limit >= 1 ? Math.min(Math.floor(limit), 500) : 1;
}

function invalid(): StoreError {
  return new StoreError('invalid-cursor', 'a cursor that no page has given');
}
