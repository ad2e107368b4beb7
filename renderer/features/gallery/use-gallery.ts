import { useCallback, useEffect, useMemo, useState } from 'react';
import type { GalleryKind } from '../../../preload/contract/media.ts';
import type { AccountId, ChatId, MessageView } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp, useConversations } from '../../app-context.ts';
import { initialConversation } from '../../stores/apply-messages.ts';
import { galleryItems } from '../../stores/gallery-items.ts';
import { conversationKey } from '../../stores/keys.ts';

interface Pages {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly messages: readonly MessageView[];
  readonly cursor: string | null;
  readonly error: ErrorCode | null;
}

export interface Gallery extends Pick<Pages, 'status' | 'cursor' | 'error'> {
  /** Newest first. */
  readonly items: readonly MessageView[];
  /** One more page; the first one again after a failure. */
  readonly more: () => void;
}

const nothing: Pages = { status: 'loading', messages: [], cursor: null, error: null };

/** One list of a chat's gallery, a page at a time. Give the component that uses it a key of chat and kind. */
export function useGallery(accountId: AccountId, chatId: ChatId, kind: GalleryKind): Gallery {
  const app = useApp();
  const known = useConversations((state) => state.byKey[conversationKey(accountId, chatId)]);
  const [pages, setPages] = useState(nothing);
  /** The cursor of the page that is wanted; undefined for none. */
  const [wanted, setWanted] = useState<string | null | undefined>(null);

  useEffect(() => {
    if (wanted === undefined) return undefined;
    let over = false;
    void app.media.gallery({ accountId, chatId, kind, before: wanted }).then((answer) => {
      if (over) return;
      setWanted(undefined);
      setPages((now) => {
        if (!answer.ok) return { ...now, status: 'failed', error: answer.error.code };
        const { messages, cursor } = answer.value;
        const before = wanted === null ? [] : now.messages;
        return { status: 'ready', messages: [...before, ...messages], cursor, error: null };
      });
    });
    return () => {
      over = true;
    };
  }, [app, accountId, chatId, kind, wanted]);

  const { status, cursor, error, messages } = pages;
  const more = useCallback(() => {
    if (status === 'failed' || cursor !== null) setWanted(cursor);
  }, [status, cursor]);
  const items = useMemo(
    () => galleryItems(kind, messages, known ?? initialConversation),
    [kind, messages, known],
  );
  return { status, cursor, error, items: status === 'loading' ? [] : items, more };
}
