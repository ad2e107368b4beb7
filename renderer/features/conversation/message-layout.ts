import type { MessageView } from '../../../preload/contract/model.ts';
import { startOfDay } from '../../format/time.ts';

/** Messages of one sender that follow each other within this time stand together. */
const groupSpan = 5 * 60_000;

export interface MessageLayout {
  /** A day separator stands above. */
  readonly newDay: boolean;
  /** First and last of a group of bubbles. */
  readonly first: boolean;
  readonly last: boolean;
}

const sameDay = (left: MessageView, right: MessageView): boolean =>
  startOfDay(left.sentAt) === startOfDay(right.sentAt);

function together(earlier: MessageView | undefined, later: MessageView | undefined): boolean {
  if (earlier === undefined || later === undefined) return false;
  if (earlier.kind === 'system' || later.kind === 'system') return false;
  if (earlier.fromMe !== later.fromMe || earlier.senderName !== later.senderName) return false;
  return sameDay(earlier, later) && Math.abs(later.sentAt - earlier.sentAt) < groupSpan;
}

/** How a message stands between its neighbours. */
export function layoutOf(
  message: MessageView,
  previous: MessageView | undefined,
  next: MessageView | undefined,
): MessageLayout {
  return {
    newDay: previous === undefined || !sameDay(previous, message),
    first: !together(previous, message),
    last: !together(message, next),
  };
}

const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const anyLetter = /\p{L}/u;

/** Whether a paragraph runs from right to left, by its first letter, as `dir=auto` sees it. */
export function isRightToLeft(text: string): boolean {
  const letter = anyLetter.exec(text)?.[0];
  return letter !== undefined && rightToLeftLetter.test(letter);
}

/** How many messages of others came after the one with this key. */
export function countNewer(messages: readonly MessageView[], seenKey: string | null): number {
  if (seenKey === null) return 0;
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message === undefined || message.sortKey <= seenKey) break;
    if (!message.fromMe) count += 1;
  }
  return count;
}

/** The key of the message before this one: what was seen when the rest is new. Empty when there is none. */
export const keyBefore = (messages: readonly MessageView[], id: MessageView['id']): string =>
  messages[messages.findIndex((message) => message.id === id) - 1]?.sortKey ?? '';
