import type { BaileysEventMap, PresenceData } from '@whiskeysockets/baileys';
import type { PresenceState } from '../../preload/contract/chat-info.ts';
import type { PresenceSeen } from '../accounts/conversation-news.ts';
import { addressOf, identityOf } from './addresses.ts';
import { millisecondsOf } from './message-keys.ts';

/** Who does what in a chat (Socket/chats.js `handlePresenceUpdate`). */
export function presencesOf({ id, presences }: BaileysEventMap['presence.update']): readonly PresenceSeen[] {
  const address = addressOf(id);
  if (address === null) return [];
  return Object.entries(presences).flatMap(([jid, presence]) => {
    const who = identityOf(jid);
    const state = stateOf(presence);
    if (who === null || state === null) return [];
    const lastSeenAt = state === 'offline' ? millisecondsOf(presence.lastSeen) || null : null;
    return [{ address, who, state, lastSeenAt }];
  });
}

/** Baileys turns "has ceased to type" into `available`, which is the same for whoever looks. */
function stateOf({ lastKnownPresence }: PresenceData): PresenceState | null {
  switch (lastKnownPresence) {
    case 'available':
      return 'online';
    case 'unavailable':
      return 'offline';
    case 'composing':
    case 'recording':
    case 'paused':
      return lastKnownPresence;
  }
}
