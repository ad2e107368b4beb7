import type { KeyboardEvent, MouseEvent } from 'react';
import type { MessageView } from '../../../preload/contract/model.ts';
import { anchorOf, useMessageMenu, type Anchor } from './message-menu-context.ts';

interface MenuKeys {
  readonly onContextMenu?: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

const bubbleOf = (item: HTMLElement): Anchor => anchorOf(item.querySelector('[data-bubble]') ?? item);

/** The ways to a message's menu beside its button: a right click, the menu key, Enter on the message itself. */
export function useMenuKeys(message: MessageView): MenuKeys {
  const menu = useMessageMenu();
  if (menu === null || message.kind === 'system') return {};
  return {
    onContextMenu: (event) => {
      event.preventDefault();
      menu.open(message.id, { x: event.clientX, y: event.clientY, width: 0, height: 0 });
    },
    onKeyDown: (event) => {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      const isEnter = event.key === 'Enter' && event.target === event.currentTarget;
      if (!isMenuKey && !isEnter) return;
      event.preventDefault();
      menu.open(message.id, bubbleOf(event.currentTarget));
    },
  };
}
