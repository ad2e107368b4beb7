import { createContext, useContext } from 'react';
import type { MessageId } from '../../../preload/contract/model.ts';

/** The way to a message of the open conversation; null where none leads there. */
export type FindWay = (messageId: MessageId) => (() => void) | null;

const WayContext = createContext<FindWay>(() => null);
/** Hands the ways to other messages to everything in a conversation. */
export const WayProvider = WayContext.Provider;

/** Finds the way to other messages of this conversation. Outside of one there is none. */
export const useWay = (): FindWay => useContext(WayContext);
