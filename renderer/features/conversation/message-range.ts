import type { MessageId, MessageView } from '../../../preload/contract/model.ts';

/**
 * The part of a conversation that exists as elements. It is named by sort keys, so that messages that come in front,
 * between or behind do not move it. `endKey` null: to the newest, whatever comes.
 */
export interface MessageRange {
  readonly startKey: string;
  readonly endKey: string | null;
}

/** So many are drawn at first, and are added when a reader comes near an edge. */
const step = 60;
/** So many exist at most. */
const most = 240;

/** The key of the message at an index, or of the first one. Never open: what comes in front is drawn when it is reached. */
const keyAt = (messages: readonly MessageView[], index: number): string =>
  messages[Math.max(0, index)]?.sortKey ?? '';

/** The newest messages. */
export function newestRange(messages: readonly MessageView[]): MessageRange {
  return { startKey: keyAt(messages, messages.length - step), endKey: null };
}

/** The messages around the one that a reader had on top, or the newest ones. */
export function initialRange(messages: readonly MessageView[], place: MessageId | null): MessageRange {
  const index = place === null ? -1 : messages.findIndex((message) => message.id === place);
  if (index === -1) return newestRange(messages);
  const last = index + step - 1;
  return {
    startKey: keyAt(messages, index - step / 3),
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
