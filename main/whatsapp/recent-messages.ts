import type { WASocket } from '@whiskeysockets/baileys';
import { LRUCache } from 'lru-cache';

/**
 * Baileys keeps the last 512 messages of every socket in memory for five minutes, those that came in as well, each with a
 * timer of its own (Utils/message-retry-manager.js): with a hundred busy accounts that is a hundred megabytes. It
 * looks there when a receiver could not read what we sent and asks again; then it asks `getMessage`, which answers from
 * the store. So a few are enough, for a receiver that asks before what was sent is in the store.
 */
const kept = 16;

/** Bounds Baileys' cache of recent messages. */
export function boundRecentMessages(socket: WASocket): void {
  const manager = socket.messageRetryManager as unknown as RetryManager | null;
  if (manager === null) return;
  manager.recentMessagesMap.clear();
  manager.recentMessagesMap = new LRUCache<string, object>({
    max: kept,
    dispose: (_message, name) => manager.messageKeyIndex.delete(name.slice(name.lastIndexOf('\u0000') + 1)),
  });
}

/** What it has inside, hidden by its types. */
interface RetryManager {
  recentMessagesMap: { clear(): void };
  readonly messageKeyIndex: Map<string, string>;
}
