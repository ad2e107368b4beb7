import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import type { MemberView } from '../../../preload/contract/chat-info.ts';
import { useApp, useChats } from '../../app-context.ts';
import { mentionQuery } from '../../mentions/draft-mentions.ts';
import { findChat } from '../../stores/find-chat.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';
import { listKeys } from '../../ui/list-keys.ts';
import { nextHit } from '../search/next-hit.ts';

/** So many fit into the smallest window; another letter finds the others. */
const shown = 5;

export interface Mentions {
  /** Who fits what was typed behind the "@"; empty when nobody is looked for. */
  readonly members: readonly MemberView[];
  readonly place: number;
  readonly choose: (member: MemberView) => void;
  /** The caret is somewhere else, or the text another one. */
  readonly look: () => void;
  readonly close: () => void;
  /** True when the key was one of the list's. */
  readonly keyDown: (event: KeyboardEvent) => boolean;
}

/** Looks for members of a group while an "@" is written in the message box, and puts the chosen one there. */
export function useMentions(
  place: ChatPlace,
  field: RefObject<HTMLTextAreaElement | null>,
  enabled: boolean,
  put: (words: string, from: number) => void,
): Mentions {
  const app = useApp();
  const { accountId, chatId } = place;
  const isGroup = useChats((state) => findChat(state, accountId, chatId)?.kind === 'group');
  /** The "@" that is written at, and what stands behind it. */
  const [asked, setAsked] = useState<{ readonly start: number; readonly query: string } | null>(null);
  /** Who was found for an "@", by its place. */
  const [found, setFound] = useState<{
    readonly start: number;
    readonly members: readonly MemberView[];
  } | null>(null);
  const [pointed, setPointed] = useState(0);
  const start = enabled && isGroup ? (asked?.start ?? null) : null;
  const query = asked?.query.trim() ?? '';

  useEffect(() => {
    if (start === null) return undefined;
    let stale = false;
    void app.info.members({ accountId, chatId }, query, null).then((answer) => {
      if (stale) return;
      const others = answer.ok ? answer.value.members.filter(({ isMe }) => !isMe) : [];
      setFound({ start, members: others.slice(0, shown) });
      setPointed(0);
    });
    return () => {
      stale = true;
    };
  }, [app, accountId, chatId, start, query]);

  const close = (): void => setAsked(null);
  const look = (): void => {
    const { selectionStart, selectionEnd, value } = field.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
      value: '',
    };
    const at = selectionStart === selectionEnd ? mentionQuery(value, selectionStart) : null;
    // Whoever was chosen is not looked for again, at the end of a text that could not be sent neither.
    const isChosen =
      at !== null && app.mentions.of(place).some(({ name }) => `${at.query} `.startsWith(`${name} `));
    setAsked(isChosen ? null : at);
  };
  const choose = (member: MemberView): void => {
    if (asked === null) return;
    app.mentions.note(place, { name: member.name, personId: member.personId });
    put(`@${member.name} `, asked.start);
    close();
  };
  const open = start !== null && found?.start === start ? found.members : [];
  return {
    members: open,
    place: pointed,
    choose,
    look,
    close,
    keyDown: (event) => {
      if (open.length === 0 || event.nativeEvent.isComposing) return false;
      if (event.key === 'Escape') {
        event.preventDefault();
        close();
        return true;
      }
      const member = open[pointed];
      if (event.key === 'Tab' && !event.shiftKey && member !== undefined) {
        event.preventDefault();
        choose(member);
        return true;
      }
      // These are the text's own.
      if (event.shiftKey || event.key === 'Home' || event.key === 'End') return false;
      listKeys({
        place: pointed,
        count: open.length,
        next: nextHit,
        onEnter: () => member !== undefined && choose(member),
        onMove: setPointed,
      })(event);
      return event.defaultPrevented;
    },
  };
}
