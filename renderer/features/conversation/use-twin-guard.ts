import { useEffect, useState } from 'react';
import type { ChatTwins } from '../../../preload/contract/commands.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';
import { conversationKey } from '../../stores/keys.ts';

export type Twin = ChatTwins['others'][number];

/** Whether a chat may be the wrong account's. */
export interface TwinGuard {
  /** The account that last talked with this person, other than this one; null when there is none, or this one writes to them as well. */
  readonly twin: Twin | null;
  /** The first message is asked about. */
  readonly asks: boolean;
  /** It was answered: nothing is asked in this chat again. */
  readonly settle: () => void;
}

/**
 * Asks main which other accounts talk with the person of this chat, when it is opened. Until the answer is here nothing
 * is asked: it comes long before a first message can be written, and what can't be told must not keep one from writing.
 */
export function useTwinGuard(accountId: AccountId, chatId: ChatId): TwinGuard {
  const app = useApp();
  const key = conversationKey(accountId, chatId);
  const [known, setKnown] = useState<{ readonly key: string; readonly twins: ChatTwins } | null>(null);
  useEffect(() => {
    let over = false;
    void app.messages.twins(accountId, chatId).then((twins) => {
      if (!over && twins !== null) setKnown({ key, twins });
    });
    return () => {
      over = true;
    };
  }, [app, accountId, chatId, key]);
  const twins = known?.key === key ? known.twins : null;
  const twin = twins === null || twins.written ? null : (twins.others[0] ?? null);
  return {
    twin,
    asks: twin !== null,
    settle: () => {
      if (twins !== null && !twins.written) setKnown({ key, twins: { ...twins, written: true } });
    },
  };
}
