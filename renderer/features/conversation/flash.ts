import type { RefObject } from 'react';
import type { MessageId } from '../../../preload/contract/model.ts';

/** As long as the animation in `message-item.module.css`. */
const duration = 1600;

/** Lights a message up for a moment, once it is drawn, so that the eye finds it. */
export function flash(content: RefObject<HTMLElement | null>, messageId: MessageId): void {
  requestAnimationFrame(() => {
    const element = content.current?.querySelector(`[data-message="${messageId}"]`);
    if (element === null || element === undefined) return;
    element.setAttribute('data-flash', '');
    setTimeout(() => element.removeAttribute('data-flash'), duration);
  });
}
