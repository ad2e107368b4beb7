import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { MessageId, MessageView } from '../../../preload/contract/model.ts';
import { bottomThreshold, distanceToBottom, firstBelow, messageElements } from './in-view.ts';
import { growRange, indicesOf, initialRange, newestRange, type MessageRange } from './message-range.ts';

/** A reader this near to an edge gets more. */
const nearEdge = 700;

/** What stays where it is: the bottom, or one message at one height. */
interface Place {
  stick: boolean;
  id: string | null;
  top: number;
}

export interface MessageScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Indices of the messages to draw: from the first to before the second. */
  readonly indices: readonly [number, number];
  readonly atBottom: boolean;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
}

/**
 * Keeps a reader's place while messages come and go: at the bottom for one who is there, else the message on top
 * stays at its height, to the pixel. Everything is set right before the frame is painted, the first one too.
 */
export function useMessageScroll(
  messages: readonly MessageView[],
  start: MessageId | null,
  onTop: () => void,
): MessageScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef<Place>({ stick: start === null, id: start, top: 0 });
  const newest = useRef(messages.at(-1)?.id);
  const [range, setRange] = useState<MessageRange>(() => initialRange(messages, start));
  const [atBottom, setAtBottom] = useState(start === null);
  const indices = indicesOf(messages, range);
  const [from] = indices;

  const toBottom = useCallback(() => {
    place.current = { stick: true, id: null, top: 0 };
    setRange(newestRange(messages));
  }, [messages]);

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
    const stick = range.endKey === null && below < bottomThreshold;
    const edge = frame.getBoundingClientRect().top;
    const elements = messageElements(list);
    const element = elements[firstBelow(elements, edge)];
    place.current = {
      stick,
      id: element?.dataset['message'] ?? null,
      top: element === undefined ? 0 : element.getBoundingClientRect().top - edge,
    };
    setAtBottom(stick);
    if (frame.scrollTop < nearEdge) {
      if (from > 0) setRange(growRange(messages, range, 'top'));
      else onTop();
    } else if (below < nearEdge && range.endKey !== null) setRange(growRange(messages, range, 'bottom'));
  }, [messages, range, from, onTop]);

  useLayoutEffect(() => {
    const last = messages.at(-1);
    if (last !== undefined && last.id !== newest.current) {
      newest.current = last.id;
      // Who sends a message wants to see it.
      // oxlint-disable-next-line react/set-state-in-effect -- before the frame is painted, and seldom
      if (last.fromMe) toBottom();
    }
    restore();
    note();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another range is other elements
  }, [messages, range, restore, note, toBottom]);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(restore);
    if (scroller.current !== null) observer.observe(scroller.current);
    if (content.current !== null) observer.observe(content.current);
    return () => observer.disconnect();
  }, [restore]);

  return { scroller, content, indices, atBottom, onScroll: note, toBottom };
}
