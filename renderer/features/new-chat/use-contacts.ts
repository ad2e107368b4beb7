import { useCallback, useEffect, useState } from 'react';
import type { ContactView } from '../../../preload/contract/chat-info.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';

interface Contacts {
  readonly contacts: readonly ContactView[];
  readonly cursor: string | null;
  readonly status: 'loading' | 'ready';
}

/** The address book of an account's phone: all of it page by page, or who fits what is typed. */
export function useContacts(accountId: AccountId, typed: string): Contacts & { readonly more: () => void } {
  const { info } = useApp();
  const [page, setPage] = useState<Contacts>({ contacts: [], cursor: null, status: 'loading' });
  const search = typed.trim().slice(0, 200);
  useEffect(() => {
    let over = false;
    void info.contacts(accountId, search, null).then((first) => {
      if (!over) setPage({ ...(first ?? { contacts: [], cursor: null }), status: 'ready' });
    });
    return () => {
      over = true;
    };
  }, [info, accountId, search]);
  const { cursor } = page;
  const more = useCallback(() => {
    if (cursor === null) return;
    void info.contacts(accountId, search, cursor).then((next) => {
      if (next === null) return;
      setPage((now) =>
        now.cursor === cursor
          ? { ...next, contacts: [...now.contacts, ...next.contacts], status: 'ready' }
          : now,
      );
    });
  }, [info, accountId, search, cursor]);
  return { ...page, more };
}
