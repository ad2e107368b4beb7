import { useCallback, useEffect, useRef } from 'react';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { useApp, useChats } from '../../app-context.ts';
import { conversationKey } from '../../stores/keys.ts';

interface InView {
  readonly top: MessageId | null;
  readonly newestIncoming: { readonly id: MessageId; readonly sortKey: string } | null;
}

/** What of the conversation is on the glass right now. Some thirty elements at most: only those exist. */
function inView(scroller: HTMLElement): InView {
  const frame = scroller.getBoundingClientRect();
  let top: MessageId | null = null;
  let newestIncoming: InView['newestIncoming'] = null;
  for (const element of scroller.querySelectorAll<HTMLElement>('[data-message]')) {
    const box = element.getBoundingClientRect();
    if (box.bottom <= frame.top + 1 || box.top >= frame.bottom - 1) continue;
    const id = element.dataset['message'] as MessageId;
    top ??= id;
    const sortKey = element.dataset['incoming'];
    if (sortKey !== undefined) newestIncoming = { id, sortKey };
  }
  return { top, newestIncoming };
}

const isWatched = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Follows a reader: remembers their place, and tells main what was seen, but only while the window has the focus
 * and the message is in view. Returns what to call when something moved.
 */
export function useReading(
  accountId: AccountId,
  chatId: ChatId,
  messages: readonly MessageView[],
  scroller: HTMLElement | null,
): () => void {
  const app = useApp();
  const unread = useChats(
    (state) => state.lists[accountId]?.rows.find((chat) => chat.id === chatId)?.unread ?? null,
  );
  const told = useRef('');
  const frame = useRef(0);

  const look = useCallback(() => {
    if (scroller === null || !scroller.isConnected) return;
    const { top, newestIncoming } = inView(scroller);
    const places = app.stores.positions.conversations;
    const key = conversationKey(accountId, chatId);
    const atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 48;
    if (atBottom || top === null) places.delete(key);
    else places.set(key, top);
    if (newestIncoming === null || unread === 0 || !isWatched()) return;
    if (newestIncoming.sortKey <= told.current) return;
    told.current = newestIncoming.sortKey;
    void app.messages.markRead(accountId, chatId, newestIncoming.id);
  }, [app, accountId, chatId, scroller, unread]);

  const lookSoon = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(look);
  }, [look]);

  useEffect(() => {
    lookSoon();
    window.addEventListener('focus', lookSoon);
    document.addEventListener('visibilitychange', lookSoon);
    return () => {
      window.removeEventListener('focus', lookSoon);
      document.removeEventListener('visibilitychange', lookSoon);
      cancelAnimationFrame(frame.current);
    };
  }, [lookSoon, messages]);

  return lookSoon;
}
