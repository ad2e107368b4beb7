import type { KeyboardEvent } from 'react';

/** What needs arrow keys itself. */
const ownArrows = 'input, textarea, select, audio, video, [role="slider"]';

/** The last message that begins inside the view, or the last one of all. */
function lastInView(scroller: Element, messages: readonly Element[]): Element | undefined {
  const bottom = scroller.getBoundingClientRect().bottom;
  return messages.findLast((message) => message.getBoundingClientRect().top < bottom - 8) ?? messages.at(-1);
}

/** Arrow keys go from message to message, beginning at the last one in view; Escape leaves them for the message box. */
export function messageKeys(event: KeyboardEvent<HTMLElement>, content: HTMLElement | null): void {
  const { key, target, currentTarget } = event;
  if (content === null || !(target instanceof Element) || event.defaultPrevented) return;
  if (event.ctrlKey || event.altKey || event.metaKey || target.closest(ownArrows) !== null) return;
  const current = target.closest('[data-message]');
  if (key === 'Escape') {
    currentTarget.closest('section')?.querySelector<HTMLElement>('textarea')?.focus();
    return;
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return;
  const next =
    current === null
      ? lastInView(currentTarget, [...content.children])
      : key === 'ArrowUp'
        ? current.previousElementSibling
        : current.nextElementSibling;
  event.preventDefault();
  if (!(next instanceof HTMLElement)) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
