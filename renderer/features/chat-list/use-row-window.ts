import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useSettled } from '../../ui/use-settled.ts';

/** Room above the first row and below the last. */
export const listMargin = 4;
/** Rows that exist beyond each edge of the view once the first frame is out. */
const settledSpare = 6;

export interface View {
  readonly top: number;
  readonly height: number;
}

/** The view of a list of which nothing is known yet. */
export const fromTop: View = { top: 0, height: 0 };

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Indices of the rows to draw: from the first to before the second. */
  readonly first: number;
  readonly last: number;
  readonly onScroll: () => void;
  /** Brings a row into view, and into being, at once. */
  readonly reveal: (index: number) => void;
}

/**
 * Which rows of a long list exist. All are equally high, so this is arithmetic, and the first frame is right. A height
 * that is told from before saves drawing twice.
 */
export function useRowWindow(
  count: number,
  rowHeight: number,
  start: View,
  onHeight?: (height: number) => void,
): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>(start);
  const spare = useSettled() ? settledSpare : 0;

  const onScroll = useCallback(() => {
    const frame = scroller.current;
    if (frame === null) return;
    const next = { top: frame.scrollTop, height: frame.clientHeight };
    onHeight?.(next.height);
    setView((known) => (known.top === next.top && known.height === next.height ? known : next));
  }, [onHeight]);

  useLayoutEffect(() => {
    const frame = scroller.current;
    if (frame === null) return;
    frame.scrollTop = start.top;
    onScroll();
    const observer = new ResizeObserver(onScroll);
    observer.observe(frame);
    return () => observer.disconnect();
    // The start counts once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [onScroll]);

  const reveal = useCallback(
    (index: number) => {
      const frame = scroller.current;
      if (frame === null) return;
      const top = index * rowHeight;
      const bottom = top + rowHeight + 2 * listMargin;
      if (top < frame.scrollTop) frame.scrollTop = top;
      else if (bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom - frame.clientHeight;
      onScroll();
    },
    [onScroll, rowHeight],
  );

  return {
    scroller,
    first: Math.max(0, Math.floor(view.top / rowHeight) - spare),
    last: Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare),
    onScroll,
    reveal,
  };
}
