import type { DraftMention } from '../mentions/draft-mentions.ts';
import { mentionedInDraft } from '../stores/draft-of.ts';
import { conversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { setDraft, setMentions, type ChatPlace } from '../stores/ui-state.ts';

type Known = Pick<Stores, 'ui' | 'chats'>;

/** Empties the message box of a chat: what stood there is being sent. Returns who was mentioned in it. */
export function takeDraft(stores: Known, place: ChatPlace): readonly DraftMention[] {
  const key = conversationKey(place.accountId, place.chatId);
  const people = mentionedInDraft(stores, place);
  setMentions(stores.ui, key, []);
  setDraft(stores.ui, key, '');
  return people;
}

/** Puts back what could not be sent, in front of what has been typed since. */
export function giveBackDraft(
  stores: Known,
  place: ChatPlace,
  text: string,
  people: readonly DraftMention[],
): void {
  const key = conversationKey(place.accountId, place.chatId);
  const typedSince = stores.ui.getState().drafts[key] ?? '';
  setMentions(stores.ui, key, [...people, ...mentionedInDraft(stores, place)]);
  setDraft(stores.ui, key, [text, typedSince].filter((part) => part !== '').join('\n'));
}
