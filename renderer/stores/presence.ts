import type { PresenceState } from '../../preload/contract/chat-info.ts';
import type { PushEvent } from '../../preload/contract/events.ts';
import type { AccountId, ChatId, PersonId, Timestamp } from '../../preload/contract/model.ts';

export type PresenceEvent = Extract<PushEvent, { type: 'presence' }>;

/** Somebody who ceased to type without saying so is not shown longer than this. Milliseconds. */
export const typingLasts = 12_000;

export interface PersonPresence {
  readonly personId: PersonId;
  readonly name: string;
  readonly state: PresenceState;
  readonly lastSeenAt: Timestamp | null;
  /** When it was told. */
  readonly at: Timestamp;
}

/** What people do in the chat that is open; main tells of no other. */
export interface ChatPresence {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
  readonly people: readonly PersonPresence[];
}

/** Folds one push in. What was known of another chat is forgotten. */
export function applyPresence(
  known: ChatPresence | null,
  event: PresenceEvent,
  now: Timestamp,
): ChatPresence {
  const { accountId, chatId, personId, name, state, lastSeenAt } = event;
  const isSame = known?.accountId === accountId && known.chatId === chatId;
  const others = isSame ? known.people.filter((person) => person.personId !== personId) : [];
  return { accountId, chatId, people: [...others, { personId, name, state, lastSeenAt, at: now }] };
}

/** Typing that is too long ago counts as ceased. The same object when nothing is. */
export function forgetTyping(known: ChatPresence | null, now: Timestamp): ChatPresence | null {
  const isOver = ({ state, at }: PersonPresence): boolean =>
    (state === 'composing' || state === 'recording') && now - at >= typingLasts;
  if (known === null || !known.people.some(isOver)) return known;
  const people = known.people.map((person) =>
    isOver(person) ? { ...person, state: 'paused' as const } : person,
  );
  return { ...known, people };
}
