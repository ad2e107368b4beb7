import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './list-resizer.module.css';
import { useTranslation } from '../../ui/texts.tsx';
import { maximumListWidth, minimumListWidth } from './use-list-width.ts';

const step = 16;

/** The edge between list and conversation: dragged, or moved with the arrow keys. */
export function ListResizer({ width, onResize }: { width: number; onResize: (width: number) => void }) {
  const { t } = useTranslation();
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const direction = (): number => (document.dir === 'rtl' ? -1 : 1);
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const moveTo = (event: PointerEvent): void => {
    if (start.current === null) return;
    onResize(start.current.width + (event.clientX - start.current.x) * direction());
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    onResize(width + (event.key === 'ArrowRight' ? step : -step) * direction());
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('chats.resize')}
      aria-valuenow={width}
      aria-valuemin={minimumListWidth}
      aria-valuemax={maximumListWidth}
      tabIndex={0}
      className={styles.resizer}
      onPointerDown={down}
      onPointerMove={moveTo}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      onKeyDown={key}
    />
  );
}
