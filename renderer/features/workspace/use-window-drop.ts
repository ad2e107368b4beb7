import type { DragEvent } from 'react';
import { useApp } from '../../app-context.ts';
import { mayBeOpened, openedByWindow } from '../../ui/dropped-files.ts';

interface WindowDrop {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Takes folders with a login and backups, wherever over the window they are let go. */
export function useWindowDrop(): WindowDrop {
  const { openings } = useApp();
  return {
    onDragOver: (event) => {
      // A conversation may have taken it for something to attach; which it is shows when it is let go.
      if (event.defaultPrevented || !mayBeOpened(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event) => {
      const files = openedByWindow(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      openings.drop(files);
    },
  };
}
