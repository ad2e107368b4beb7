import { useEffect, useState } from 'react';
import type { ChatKind } from '../../../preload/contract/model.ts';
import { useApp, useUi } from '../../app-context.ts';
import type { ChatPlace } from '../../stores/ui-state.ts';

/** Whether the account is admin of a group. It is looked up while it is `wanted`, and again when something of the chat has changed. */
export function useIsAdmin(
  { accountId, chatId }: ChatPlace,
  kind: ChatKind | null,
  wanted: boolean,
): boolean {
  const app = useApp();
  const version = useUi((state) => state.infoVersion);
  const [isAdmin, setIsAdmin] = useState(false);
  const asks = wanted && kind === 'group';
  useEffect(() => {
    if (!asks) return undefined;
    let over = false;
    void app.info.info({ accountId, chatId }).then((answer) => {
      const role = answer.ok ? answer.value.group?.myRole : null;
      if (!over) setIsAdmin(role === 'admin' || role === 'owner');
    });
    return () => {
      over = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another version is another answer
  }, [app, accountId, chatId, asks, version]);
  return asks && isAdmin;
}
