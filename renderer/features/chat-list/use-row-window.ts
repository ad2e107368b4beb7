import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

export const rowHeight = 64;
/** Room above the first row and below the last. */
export const listMargin = 4;
/** Rows that exist beyond each edge of the view. */
const spare = 6;

interface View {
  readonly top: number;
  readonly height: number;
}

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Indices of the rows to draw: from the first to before the second. */
  readonly first: number;
  readonly last: number;
  readonly onScroll: () => void;
  /** Brings a row into view, and into being, at once. */
  readonly reveal: (index: number) => void;
}

/** Which rows of a long list exist. All are equally high, so this is arithmetic, and the first frame is right. */
export function useRowWindow(count: number, startTop: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ top: startTop, height: 0 });

  const onScroll = useCallback(() => {
    const frame = scroller.current;
    if (frame === null) return;
    const next = { top: frame.scrollTop, height: frame.clientHeight };
    setView((known) => (known.top === next.top && known.height === next.height ? known : next));
  }, []);

  useLayoutEffect(() => {
    const frame = scroller.current;
    if (frame === null) return;
    frame.scrollTop = startTop;
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
    [onScroll],
  );

  return {
    scroller,
    first: Math.max(0, Math.floor(view.top / rowHeight) - spare),
    last: Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare),
    onScroll,
    reveal,
  };
}
