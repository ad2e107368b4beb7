import { useEffect, useState } from 'react';
import type { ChatHit } from '../../../preload/contract/commands.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';

const none: readonly ChatHit[] = [];

/** What main finds for what is typed, in chats and contacts of one account or (null) of all. Hits of other words are not shown. */
export function useChatHits(typed: string, accountId: AccountId | null = null): readonly ChatHit[] {
  const { find } = useApp();
  const [answer, setAnswer] = useState<{ readonly text: string; readonly hits: readonly ChatHit[] }>({
    text: '',
    hits: none,
  });
  const text = typed.trim().slice(0, 200);
  useEffect(() => {
    if (text === '') return;
    let gone = false;
    void find.chats(text, accountId).then((hits) => {
      if (!gone && hits !== null) setAnswer({ text, hits });
    });
    return () => {
      gone = true;
    };
  }, [find, text, accountId]);
  return answer.text === text && text !== '' ? answer.hits : none;
}
