import { useEffect, useMemo, useState } from 'react';
import type { AccountFigures } from '../../../preload/contract/account-commands.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { useAccounts, useApp } from '../../app-context.ts';
import { visibleAccounts } from '../../stores/selectors.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { accountName } from '../account-strip/account-sentences.ts';
import type { OverviewRow } from './overview-rows.ts';

/** How often figures are counted anew while somebody looks. States and unread messages come by themselves. */
const beat = 4000;

function useFigures(): ReadonlyMap<AccountId, AccountFigures> {
  const { overview } = useApp();
  const [figures, setFigures] = useState<ReadonlyMap<AccountId, AccountFigures>>(new Map());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await overview.figures();
      if (gone) return;
      if (answer.ok) setFigures(new Map(answer.value.map((row) => [row.accountId, row])));
      timer = setTimeout(() => void look(), beat);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [overview]);
  return figures;
}

/** One account after the other, once: all messages of an account are read for it. */
function useStorage(accountIds: readonly AccountId[]): ReadonlyMap<AccountId, number> {
  const { overview } = useApp();
  const [sizes, setSizes] = useState<ReadonlyMap<AccountId, number>>(new Map());
  const asked = accountIds.join(' ');
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      for (const id of asked.split(' ') as AccountId[]) {
        const bytes = await overview.storage(id);
        if (gone) return;
        if (bytes !== null) setSizes((known) => new Map(known).set(id, bytes));
      }
    };
    if (asked !== '') void ask();
    return () => {
      gone = true;
    };
  }, [overview, asked]);
  return sizes;
}

/** The table of all accounts, live. */
export function useOverview(): readonly OverviewRow[] {
  const { t } = useTranslation();
  const byId = useAccounts((state) => state.byId);
  const order = useAccounts((state) => state.order);
  const accounts = useMemo(() => visibleAccounts({ byId, order }), [byId, order]);
  const figures = useFigures();
  const ids = useMemo(() => accounts.map((account) => account.id).toSorted(), [accounts]);
  const sizes = useStorage(ids);
  return useMemo(
    () =>
      accounts.map((account) => ({
        account,
        name: accountName(t, account),
        figures: figures.get(account.id) ?? null,
        storage: sizes.get(account.id) ?? null,
      })),
    [t, accounts, figures, sizes],
  );
}
