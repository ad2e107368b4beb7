import { createContext, useContext } from 'react';
import type { MessageId, MessageView } from '../../../preload/contract/model.ts';

/** Where a menu opens: a point or a box of the window, in CSS pixels. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MessageMenu {
  readonly open: (messageId: MessageId, anchor: Anchor) => void;
  /** Whether the account can send: what needs it is not offered otherwise. */
  readonly canSend: boolean;
  readonly react: (message: MessageView, emoji: string) => void;
  readonly vote: (message: MessageView, options: readonly number[]) => void;
}

const MessageMenuContext = createContext<MessageMenu | null>(null);
/** Around messages that have a menu. Stays the same object, or every message is drawn anew. */
export const MessageMenuProvider = MessageMenuContext.Provider;

/** The menu of messages; null where they are only shown. */
export const useMessageMenu = (): MessageMenu | null => useContext(MessageMenuContext);

/** The box of an element, as an anchor. */
export function anchorOf(element: Element): Anchor {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

/** Gives the focus back to a message, where it is still drawn. */
export function focusMessage(messageId: MessageId): void {
  document.querySelector<HTMLElement>(`[data-message="${messageId}"]`)?.focus({ preventScroll: true });
}
