import { useEffect } from 'react';
import type { AccountId, ChatId, ChatView } from '../../../preload/contract/model.ts';
import { useApp } from '../../app-context.ts';

/** A list that is being scrolled through asks for nothing. Milliseconds. */
const restsFor = 400;
/** As many as one call of `chats.viewPictures` takes. */
const mostChats = 60;

/** Has the pictures of those chats fetched at which somebody looks. */
export function useViewPictures(rows: readonly ChatView[], first: number, last: number): void {
  const app = useApp();
  const shown = rows.slice(first, last).slice(0, mostChats);
  const seen = shown.map(({ accountId, id }) => `${accountId}/${id}`).join(' ');
  useEffect(() => {
    if (seen === '') return;
    const timer = setTimeout(() => {
      const byAccount = new Map<AccountId, ChatId[]>();
      for (const place of seen.split(' ')) {
        const [accountId, chatId] = place.split('/') as [AccountId, ChatId];
        byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), chatId]);
      }
      for (const [accountId, chatIds] of byAccount) app.media.viewPictures(accountId, chatIds);
    }, restsFor);
    return () => clearTimeout(timer);
  }, [app, seen]);
}
