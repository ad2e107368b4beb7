import { useCallback, useEffect, useState } from 'react';
import type { AccountId, ChatId, MessageView } from '../../../preload/contract/model.ts';
import { useApp, useConversations } from '../../app-context.ts';
import { conversationKey } from '../../stores/keys.ts';
import { viewerItems } from './viewer-items.ts';

const nothing: readonly MessageView[] = [];
/** So many pages of the gallery are fetched at most while one goes back in the viewer. */
const mostPages = 50;

/** What is known of the gallery already, newest first, where it is opened from there. */
export interface GallerySeed {
  readonly messages: readonly MessageView[];
  readonly cursor: string | null;
}
const noSeed: GallerySeed = { messages: nothing, cursor: null };

/** The pictures of a chat: what is loaded of the conversation at once, then the gallery, further back as one comes to its end. */
export function useViewerItems(
  accountId: AccountId,
  chatId: ChatId,
  seed: GallerySeed = noSeed,
): { readonly items: readonly MessageView[]; readonly more: () => void } {
  const app = useApp();
  const loaded = useConversations(
    (state) => state.byKey[conversationKey(accountId, chatId)]?.messages ?? nothing,
  );
  const outside = useConversations(
    (state) => state.byKey[conversationKey(accountId, chatId)]?.outside ?? nothing,
  );
  const [gallery, setGallery] = useState<readonly MessageView[]>(seed.messages);
  const [cursor, setCursor] = useState<string | null>(seed.cursor);
  const [wanted, setWanted] = useState(1);
  const [pages, setPages] = useState(seed.messages.length > 0 ? 1 : 0);

  useEffect(() => {
    if (pages >= wanted || (pages > 0 && cursor === null)) return undefined;
    let over = false;
    void app.media.gallery({ accountId, chatId, kind: 'media', before: cursor }).then((answer) => {
      if (over) return;
      setPages(answer.ok ? pages + 1 : mostPages);
      if (!answer.ok) return;
      setGallery((known) => [...known, ...answer.value.messages]);
      setCursor(answer.value.cursor);
    });
    return () => {
      over = true;
    };
  }, [app, accountId, chatId, cursor, pages, wanted]);

  const more = useCallback(
    () => setWanted((pagesWanted) => Math.min(mostPages, Math.max(pagesWanted, pages + 1))),
    [pages],
  );
  return { items: viewerItems(loaded, gallery, outside), more };
}
