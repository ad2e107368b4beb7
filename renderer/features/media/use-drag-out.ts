import type { DragEvent } from 'react';
import type { AccountId, MessageView } from '../../../preload/contract/model.ts';
import { placeOf } from '../../actions/media-actions.ts';
import { useApp } from '../../app-context.ts';

interface DragOut {
  readonly draggable: boolean;
  readonly onDragStart?: (event: DragEvent) => void;
}

/** Lets the file of a message be dragged out of the window, or into another chat, once it is here. */
export function useDragOut(accountId: AccountId, message: MessageView): DragOut {
  const app = useApp();
  if (message.parts.media?.state.kind !== 'here') return { draggable: false };
  return {
    draggable: true,
    onDragStart: (event) => {
      // The page's own drag would carry an address that leads nowhere outside.
      event.preventDefault();
      void app.media.dragOut(placeOf(accountId, message));
    },
  };
}
