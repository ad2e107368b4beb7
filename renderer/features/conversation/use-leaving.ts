import { useEffect } from 'react';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import type { App } from '../../actions/app.ts';

/** A person leaves a chat, or the window: the typing has ended, and what was written is kept by main from here on. */
export function useLeaving(
  { drafts, typing, presence, voice }: App,
  accountId: AccountId,
  chatId: ChatId,
): void {
  useEffect(() => {
    const leave = (): void => {
      typing.ended();
      drafts.flush();
    };
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void voice.finish('hidden');
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      leave();
      voice.leave({ accountId, chatId });
      presence.clear();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another chat: this one is left
  }, [drafts, typing, presence, voice, accountId, chatId]);
}
