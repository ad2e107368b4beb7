import type { MessageView } from '../../preload/contract/model.ts';
import type { ChatStore } from '../accounts/ports.ts';
import type { Media } from './media.ts';

/** The store as windows see it: rows of messages say how far their files are at this moment, which the disk does not know. */
export function withTransfers(chats: ChatStore, media: Pick<Media, 'decorate'>): ChatStore {
  const decorated = async <Page extends { readonly rows: readonly MessageView[] }>(
    reading: Promise<Page>,
  ): Promise<Page> => {
    const page = await reading;
    return { ...page, rows: media.decorate(page.rows) };
  };
  return {
    ...chats,
    messagePage: (...parameters) => decorated(chats.messagePage(...parameters)),
    messagesAfter: (...parameters) => decorated(chats.messagesAfter(...parameters)),
    messagesAround: (...parameters) => decorated(chats.messagesAround(...parameters)),
    messageViews: async (...parameters) => media.decorate(await chats.messageViews(...parameters)),
  };
}
