import { useEffect, useRef, type PointerEvent } from 'react';
import { classNames } from '../../ui/class-names.ts';
import styles from './viewer.module.css';
import { moveBy, zoomBy, type Zoom } from './zoom.ts';

const sizeOf = (element: HTMLElement | null) => ({
  width: element?.clientWidth ?? 0,
  height: element?.clientHeight ?? 0,
});

/** A picture that a wheel zooms around the pointer, a double click enlarges, and a pointer moves. Keys are the viewer's. */
export function Zoomable({
  url,
  label,
  zoom,
  onZoom,
}: {
  url: string;
  label: string;
  zoom: Zoom;
  onZoom: (change: (zoom: Zoom) => Zoom) => void;
}) {
  const view = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const element = view.current;
    if (element === null) return undefined;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const point = {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      };
      const factor = Math.exp(-event.deltaY / 400);
      onZoom((now) => zoomBy(now, factor, point, sizeOf(element)));
    };
    // React listens to wheels passively, and then the window would scroll as well.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [onZoom]);

  const move = (event: PointerEvent): void => {
    if (from.current === null) return;
    const x = event.clientX - from.current.x;
    const y = event.clientY - from.current.y;
    from.current = { x: event.clientX, y: event.clientY };
    onZoom((now) => moveBy(now, x, y, sizeOf(view.current)));
  };
  return (
    <div
      ref={view}
      className={classNames(styles.zoomable, zoom.scale > 1 && styles.zoomed)}
      onDoubleClick={() =>
        onZoom((now) => zoomBy(now, now.scale > 1 ? 0 : 2.5, { x: 0, y: 0 }, sizeOf(view.current)))
      }
      onPointerDown={(event) => {
        if (zoom.scale === 1) return;
        from.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    >
      <img
        src={url}
        alt={label}
        draggable={false}
        className={styles.large}
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
      />
    </div>
  );
}
