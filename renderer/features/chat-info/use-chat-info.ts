import { useEffect, useState } from 'react';
import type { ChatInfo, MemberView } from '../../../preload/contract/chat-info.ts';
import type { AccountId, ChatId } from '../../../preload/contract/model.ts';
import type { ErrorCode } from '../../../preload/contract/result.ts';
import { useApp, useUi } from '../../app-context.ts';

/** What is known of a chat, asked for anew when main says that it has changed. Give the component a key of the chat. */
export function useChatInfo(
  accountId: AccountId,
  chatId: ChatId,
): { readonly info: ChatInfo | null; readonly error: ErrorCode | null } {
  const app = useApp();
  const version = useUi((state) => state.infoVersion);
  const [answer, setAnswer] = useState<{ info: ChatInfo | null; error: ErrorCode | null }>({
    info: null,
    error: null,
  });
  useEffect(() => {
    let over = false;
    void app.info.info({ accountId, chatId }).then((result) => {
      if (over) return;
      // What was known stays where a later look fails.
      setAnswer((now) =>
        result.ok ? { info: result.value, error: null } : { info: now.info, error: result.error.code },
      );
    });
    return () => {
      over = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another version is another answer
  }, [app, accountId, chatId, version]);
  return answer;
}

export interface Members {
  readonly members: readonly MemberView[];
  readonly cursor: string | null;
  readonly loaded: boolean;
  readonly more: () => void;
}

/** Members of a group: all of them page by page, or those who fit what is typed. */
export function useMembers(accountId: AccountId, chatId: ChatId, search: string): Members {
  const app = useApp();
  const version = useUi((state) => state.infoVersion);
  const [page, setPage] = useState<Omit<Members, 'more'>>({ members: [], cursor: null, loaded: false });
  const typed = search.trim();
  useEffect(() => {
    let over = false;
    void app.info.members({ accountId, chatId }, typed, null).then((result) => {
      if (!over && result.ok) setPage({ ...result.value, loaded: true });
    });
    return () => {
      over = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another version is another answer
  }, [app, accountId, chatId, typed, version]);
  const more = (): void => {
    const { cursor } = page;
    if (cursor === null) return;
    void app.info.members({ accountId, chatId }, typed, cursor).then((result) => {
      if (!result.ok) return;
      setPage((now) =>
        now.cursor === cursor
          ? { ...result.value, members: [...now.members, ...result.value.members], loaded: true }
          : now,
      );
    });
  };
  return { ...page, more };
}
