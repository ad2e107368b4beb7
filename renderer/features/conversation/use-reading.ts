import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { AccountId, ChatId, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { useApp, useChats } from '../../app-context.ts';
import { findChat } from '../../stores/find-chat.ts';
import { conversationKey } from '../../stores/keys.ts';
import { bottomThreshold, distanceToBottom, firstBelow, messageElements } from './in-view.ts';

interface Reading {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly messages: readonly MessageView[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly content: RefObject<HTMLElement | null>;
}

interface InView {
  readonly top: MessageId | null;
  /** Messages whose file is not here. */
  readonly remote: readonly MessageId[];
  readonly newestIncoming: { readonly id: MessageId; readonly sortKey: string } | null;
}

/** What of the conversation is on the glass right now. */
function inView(scroller: HTMLElement, content: HTMLElement): InView {
  const frame = scroller.getBoundingClientRect();
  const elements = messageElements(content);
  let top: MessageId | null = null;
  let newestIncoming: InView['newestIncoming'] = null;
  const remote: MessageId[] = [];
  for (let index = firstBelow(elements, frame.top + 1); index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined || element.getBoundingClientRect().top >= frame.bottom - 1) break;
    const id = element.dataset['message'] as MessageId;
    top ??= id;
    if (element.dataset['remote'] !== undefined) remote.push(id);
    const sortKey = element.dataset['incoming'];
    if (sortKey !== undefined) newestIncoming = { id, sortKey };
  }
  return { top, newestIncoming, remote };
}

/** As many as one call of `media.view` takes. */
const mostAsked = 100;

const isWatched = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Follows a reader: remembers their place, and tells main what was seen, but only while the window has the focus
 * and the message is in view. Returns what to call when something moved.
 */
export function useReading({ accountId, chatId, messages, scroller, content }: Reading): () => void {
  const app = useApp();
  const unread = useChats((state) => findChat(state, accountId, chatId)?.unread ?? null);
  const told = useRef('');
  const asked = useRef(new Set<MessageId>());
  const frame = useRef(0);

  const look = useCallback(() => {
    if (scroller.current === null || content.current === null) return;
    const { top, newestIncoming, remote } = inView(scroller.current, content.current);
    const places = app.stores.positions.conversations;
    const key = conversationKey(accountId, chatId);
    if (top === null || distanceToBottom(scroller.current) < bottomThreshold) places.delete(key);
    else places.set(key, top);
    const unseen = remote.filter((id) => !asked.current.has(id)).slice(0, mostAsked);
    if (unseen.length > 0) {
      for (const id of unseen) asked.current.add(id);
      app.media.view(accountId, chatId, unseen);
    }
    if (newestIncoming === null || unread === 0 || !isWatched()) return;
    if (newestIncoming.sortKey <= told.current) return;
    told.current = newestIncoming.sortKey;
    void app.messages.markRead(accountId, chatId, newestIncoming.id);
  }, [app, accountId, chatId, scroller, content, unread]);

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
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- new messages may be in view
  }, [lookSoon, messages]);

  return lookSoon;
}
