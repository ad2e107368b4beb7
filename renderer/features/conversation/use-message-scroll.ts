import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { MessageId, MessageView } from '../../../preload/contract/model.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { bottomThreshold, distanceToBottom, firstBelow, messageElements } from './in-view.ts';
import {
  countFor,
  growRange,
  indicesOf,
  initialRange,
  newestRange,
  type MessageRange,
} from './message-range.ts';

/** A reader this near to an edge gets more. */
const nearEdge = 700;

/** What stays where it is: the bottom, or one message at one height. */
interface Place {
  stick: boolean;
  id: string | null;
  top: number;
}

/** What is loaded of a conversation, and how more of it is got. */
interface Loaded {
  readonly messages: readonly MessageView[];
  /** The message to begin with, at the upper edge; null: at the bottom. */
  readonly start: MessageId | null;
  /** The last message is the newest of the conversation. */
  readonly isEnd: boolean;
  readonly onTop: () => void;
  readonly onBottom: () => void;
}

export interface MessageScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Indices of the messages to draw: from the first to before the second. */
  readonly indices: readonly [number, number];
  readonly atBottom: boolean;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
  /** Brings a loaded message into view: so far below the upper edge, or a third of the way down. */
  readonly show: (messageId: MessageId, top?: number) => void;
}

/**
 * Keeps a reader's place while messages come and go: at the bottom for one who is there, else the message on top
 * stays at its height, to the pixel. Everything is set right before the frame is painted, the first one too.
 */
export function useMessageScroll({ messages, start, isEnd, onTop, onBottom }: Loaded): MessageScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef<Place>({ stick: start === null, id: start, top: 0 });
  const newest = useRef(messages.at(-1)?.id);
  const wasEnd = useRef(isEnd);
  const [range, setRange] = useState<MessageRange>(() =>
    initialRange(messages, start, countFor(window.innerHeight, start === null ? 'bottom' : 'place')),
  );
  const settled = useSettled();
  const [atBottom, setAtBottom] = useState(start === null);
  const indices = indicesOf(messages, range);
  const [from] = indices;

  const toBottom = useCallback(() => {
    place.current = { stick: true, id: null, top: 0 };
    setRange(newestRange(messages));
  }, [messages]);

  const show = useCallback(
    (id: MessageId, top?: number) => {
      if (!messages.some((message) => message.id === id)) return;
      const height = scroller.current?.clientHeight ?? 0;
      place.current = { stick: false, id, top: top ?? Math.round(height / 3) };
      // Another object each time: a second jump to the same message leads there again.
      setRange({ ...initialRange(messages, id) });
    },
    [messages],
  );

  const restore = useCallback(() => {
    const frame = scroller.current;
    const list = content.current;
    if (frame === null || list === null) return;
    const { stick, id, top } = place.current;
    if (stick) {
      frame.scrollTop = frame.scrollHeight;
      return;
    }
    const element = id === null ? null : list.querySelector(`[data-message="${id}"]`);
    if (element === null) return;
    const moved = element.getBoundingClientRect().top - frame.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 0.5) frame.scrollTop += moved;
  }, []);

  const note = useCallback(() => {
    const frame = scroller.current;
    const list = content.current;
    if (frame === null || list === null || frame.clientHeight === 0) return;
    const below = distanceToBottom(frame);
    const stick = isEnd && range.endKey === null && below < bottomThreshold;
    const edge = frame.getBoundingClientRect().top;
    const elements = messageElements(list);
    // Scrolling goes by whole pixels and messages do not: what is in sight by less is not on top, and what differs by less is where it was
    // put. Otherwise each visit would slide one up.
    const element = elements[firstBelow(elements, edge + 1)];
    const id = element?.dataset['message'] ?? null;
    const top = element === undefined ? 0 : element.getBoundingClientRect().top - edge;
    const known = place.current;
    const isSame = id === known.id && Math.abs(top - known.top) < 1;
    place.current = { stick, id, top: isSame ? known.top : top };
    setAtBottom(stick);
    const margin = settled ? nearEdge : 1;
    if (frame.scrollTop < margin) {
      if (from > 0) setRange(growRange(messages, range, 'top'));
      else onTop();
    } else if (below < margin) {
      if (range.endKey !== null) setRange(growRange(messages, range, 'bottom'));
      else if (!isEnd) onBottom();
    }
  }, [messages, range, from, isEnd, settled, onTop, onBottom]);

  useLayoutEffect(() => {
    const last = messages.at(-1);
    if (last !== undefined && last.id !== newest.current) {
      newest.current = last.id;
      // Who sends a message wants to see it.
      // oxlint-disable-next-line react/set-state-in-effect -- before the frame is painted, and seldom
      if (last.fromMe && isEnd && wasEnd.current) toBottom();
    }
    wasEnd.current = isEnd;
    restore();
    note();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another range is other elements
  }, [messages, range, restore, note, toBottom, isEnd]);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(restore);
    if (scroller.current !== null) observer.observe(scroller.current);
    if (content.current !== null) observer.observe(content.current);
    return () => observer.disconnect();
  }, [restore]);

  return { scroller, content, indices, atBottom, onScroll: note, toBottom, show };
}
