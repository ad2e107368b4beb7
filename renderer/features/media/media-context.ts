import { createContext, useContext } from 'react';
import type { AccountId, MessageId } from '../../../preload/contract/model.ts';

/** What files of messages need of the place they are shown in. Stays the same object, or everything is drawn anew. */
export interface MediaPlace {
  readonly accountId: AccountId;
  /** Shows a picture or video large. */
  readonly open: (messageId: MessageId) => void;
}

const MediaContext = createContext<MediaPlace | null>(null);
/** Must be around every message that is drawn. */
export const MediaProvider = MediaContext.Provider;

/** The place of the files around here. */
export function useMediaPlace(): MediaPlace {
  const place = useContext(MediaContext);
  if (place === null) throw new Error('useMediaPlace is used outside MediaProvider');
  return place;
}
