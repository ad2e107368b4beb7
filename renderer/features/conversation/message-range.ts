import type { MessageId, MessageView } from '../../../preload/contract/model.ts';

/**
 * The part of a conversation that exists as elements. It is named by sort keys, so that messages that come in front,
 * between or behind do not move it. `endKey` null: to the newest, whatever comes.
 */
export interface MessageRange {
  readonly startKey: string;
  readonly endKey: string | null;
}

/** So many are added when a reader comes near an edge. */
const step = 60;
/** So many exist at most. */
const most = 240;

/** The key of the message at an index, or of the first one. Never open: what comes in front is drawn when it is reached. */
const keyAt = (messages: readonly MessageView[], index: number): string =>
  messages[Math.max(0, index)]?.sortKey ?? '';

/** Header and message box of a conversation, which leave so much less for its messages. Pixels. */
const around = 110;

/** How high messages are: most of them have one or two lines. Pixels. */
const usualHeight = 42;
/** The lowest there are: one line of small letters. What is too few below a place would let it slide down. */
const leastHeight = 24;

/**
 * How many messages fill a conversation in a window of so many pixels: at the bottom, where more come in front when they are too few, or
 * below a place.
 */
export const countFor = (windowHeight: number, from: 'bottom' | 'place'): number => {
  const each = from === 'bottom' ? usualHeight : leastHeight;
  return Math.min(step, Math.max(12, Math.ceil((windowHeight - around) / each)));
};

/** The newest messages, so many of them. */
export function newestRange(messages: readonly MessageView[], count = step): MessageRange {
  return { startKey: keyAt(messages, messages.length - count), endKey: null };
}

/** The messages around the one that a reader had on top, or the newest ones; at most four thirds of `count`. */
export function initialRange(
  messages: readonly MessageView[],
  place: MessageId | null,
  count = step,
): MessageRange {
  const index = place === null ? -1 : messages.findIndex((message) => message.id === place);
  if (index === -1) return newestRange(messages, count);
  const last = index + count - 1;
  return {
    startKey: keyAt(messages, index - Math.round(count / 3)),
    endKey: last >= messages.length - 1 ? null : (messages[last]?.sortKey ?? null),
  };
}

/** The indices of a range: from the first to before the second. */
export function indicesOf(messages: readonly MessageView[], range: MessageRange): readonly [number, number] {
  const first = messages.findIndex((message) => message.sortKey >= range.startKey);
  const from = first === -1 ? messages.length : first;
  if (range.endKey === null) return [from, messages.length];
  const { endKey } = range;
  const behind = messages.findIndex((message) => message.sortKey > endKey);
  return [from, behind === -1 ? messages.length : behind];
}

/** Adds messages at one edge and lets go of some at the other, when it gets too many. */
export function growRange(
  messages: readonly MessageView[],
  range: MessageRange,
  edge: 'top' | 'bottom',
): MessageRange {
  const [from, to] = indicesOf(messages, range);
  if (edge === 'top') {
    const start = Math.max(0, from - step);
    const startKey = keyAt(messages, start);
    if (to - start <= most) return { startKey, endKey: range.endKey };
    return { startKey, endKey: messages[start + most - 1]?.sortKey ?? null };
  }
  const end = Math.min(messages.length, to + step);
  const endKey = end === messages.length ? null : (messages[end - 1]?.sortKey ?? null);
  const start = Math.max(from, end - most);
  return { startKey: start === from ? range.startKey : keyAt(messages, start), endKey };
}
