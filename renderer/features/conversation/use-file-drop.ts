import { useRef, useState, type DragEvent } from 'react';
import { useApp } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { openedByWindow } from '../../ui/dropped-files.ts';

interface FileDrop {
  /** Files are held over the place where they may be let go. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** Takes files that are let go over a conversation: they are attached, and sent when the person says so. */
export function useFileDrop(place: ChatPlace, enabled: boolean): FileDrop {
  const app = useApp();
  const [over, setOver] = useState(false);
  // Every element on the way is entered and left: the last one counts.
  const depth = useRef(0);
  const leave = (): void => {
    depth.current = 0;
    setOver(false);
  };
  return {
    over,
    handlers: {
      onDragEnter: (event) => {
        if (!enabled || !hasFiles(event)) return;
        depth.current += 1;
        setOver(true);
      },
      onDragOver: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = enabled ? 'copy' : 'none';
      },
      onDragLeave: () => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop: (event) => {
        leave();
        if (!hasFiles(event)) return;
        event.preventDefault();
        // Those are the window's, which hears of this as well.
        const opened = new Set(openedByWindow(event.dataTransfer).map(({ name }) => name));
        const files = [...event.dataTransfer.files].filter(({ name }) => !opened.has(name));
        if (enabled && files.length > 0) void app.attach.addFiles(place, files);
      },
    },
  };
}
