import type { Bridge } from '../../preload/contract/bridge.ts';
import { placedMentions } from '../mentions/draft-mentions.ts';
import { mentionedInDraft } from '../stores/draft-of.ts';
import { placeOfKey, type ConversationKey } from '../stores/keys.ts';
import type { Stores } from '../stores/stores.ts';
import type { UiState } from '../stores/ui-state.ts';
import { callMain } from './call.ts';

/** So long a text rests before main is told of it. Milliseconds. */
const rest = 600;

export interface DraftActions {
  /** Begins to hand what is typed to main. Returns the function that ends it. */
  start(): () => void;
  /** Hands over at once what waits: the chat is left, the window loses the focus or goes. */
  flush(): void;
}

/** Makes the one who keeps drafts with main, so that they outlive the window, a lock and a restart. */
export function createDraftActions(bridge: Bridge, stores: Stores): DraftActions {
  const waiting = new Set<ConversationKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    const { drafts } = stores.ui.getState();
    for (const key of waiting) {
      // Nobody asked for it, so nobody is told when it fails: the window has the text, and the next change tries again.
      const text = drafts[key];
      if (text === undefined) continue;
      const place = placeOfKey(key);
      const mentions = placedMentions(text, mentionedInDraft(stores, place));
      void callMain(bridge, 'chats.setDraft', { ...place, text, mentions });
    }
    waiting.clear();
  };
  const note = ({ drafts, mentions }: UiState, before: UiState): void => {
    if (drafts === before.drafts && mentions === before.mentions) return;
    for (const key of Object.keys(drafts) as ConversationKey[]) {
      if (drafts[key] !== before.drafts[key] || mentions[key] !== before.mentions[key]) waiting.add(key);
    }
    clearTimeout(timer);
    // What was sent must not come back as a draft, whatever happens now.
    if ([...waiting].some((key) => drafts[key] === '')) flush();
    else timer = setTimeout(flush, rest);
  };
  return {
    flush,
    start: () => {
      const end = stores.ui.subscribe(note);
      return () => {
        end();
        flush();
      };
    },
  };
}
