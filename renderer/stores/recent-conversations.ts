import type { ConversationKey } from './keys.ts';
import type { ConversationsState } from './stores.ts';

/** So many conversations are kept for an instant return. */
const keptConversations = 24;

/** Keeps the conversation among the recent ones and lets go of those that were not opened for longest. */
export function touchConversation(
  state: ConversationsState,
  key: ConversationKey,
): Partial<ConversationsState> {
  const recent = [...state.recent.filter((other) => other !== key), key];
  const dropped = new Set(recent.slice(0, Math.max(0, recent.length - keptConversations)));
  if (dropped.size === 0) return { recent };
  const kept = Object.entries(state.byKey).filter(([other]) => !dropped.has(other as ConversationKey));
  return { recent: recent.filter((other) => !dropped.has(other)), byKey: Object.fromEntries(kept) };
}
