import type { DraftMention } from '../mentions/draft-mentions.ts';
import { mentionedInDraft } from '../stores/draft-of.ts';
import { conversationKey, type ConversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import { setEdit, setMentions, type ChatPlace } from '../stores/ui-state.ts';

export interface MentionActions {
  /** Somebody was chosen while a message was written, or edited. */
  note(place: ChatPlace, person: DraftMention): void;
  /** From here on the window itself remembers whom main has kept with the draft, so that a name that is taken out can be put back. */
  hold(place: ChatPlace): void;
  /** Who was chosen so far in what is written, or edited. */
  of(place: ChatPlace): readonly DraftMention[];
}

const keyOf = ({ accountId, chatId }: ChatPlace): ConversationKey => conversationKey(accountId, chatId);

/** Makes the one who remembers which names in a text stand for people. */
export function createMentionActions(stores: Stores): MentionActions {
  const { ui } = stores;
  const peopleAt = (place: ChatPlace): readonly DraftMention[] =>
    ui.getState().edits[keyOf(place)]?.people ?? mentionedInDraft(stores, place);
  return {
    of: peopleAt,
    hold: (place) => {
      const kept = mentionedInDraft(stores, place);
      if (kept.length > 0 && ui.getState().mentions[keyOf(place)] === undefined)
        setMentions(ui, keyOf(place), kept);
    },
    note: (place, person) => {
      const key = keyOf(place);
      const edit = ui.getState().edits[key];
      // Of two who are called alike, the text can name one only: the last.
      const people = [...peopleAt(place).filter(({ name }) => name !== person.name), person];
      if (edit === undefined) setMentions(ui, key, people);
      else setEdit(ui, key, { ...edit, people });
    },
  };
}
