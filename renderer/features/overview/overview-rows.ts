import type { AccountFigures } from '../../../preload/contract/account-commands.ts';
import type { AccountId, AccountState, AccountView } from '../../../preload/contract/model.ts';
import { foldText, paletteScore, paletteWords } from '../../stores/palette-match.ts';
import { passesFilter } from '../../stores/selectors.ts';
import type { StripFilter } from '../../stores/ui-state.ts';

/** One line of the table. Figures are null until main has answered. */
export interface OverviewRow {
  readonly account: AccountView;
  readonly name: string;
  readonly figures: AccountFigures | null;
  /** Bytes; null while it is not known. */
  readonly storage: number | null;
}

export const overviewColumns = [
  'name',
  'state',
  'number',
  'unread',
  'today',
  'lastMessage',
  'linkedSince',
  'storage',
  'proxy',
  'backup',
] as const;
export type OverviewColumn = (typeof overviewColumns)[number];

export interface OverviewSort {
  readonly column: OverviewColumn;
  readonly descending: boolean;
}

/** What needs a person most stands first. */
const urgency: Readonly<Record<AccountState['kind'], number>> = {
  unlinked: 0,
  stopped: 1,
  waiting: 2,
  linking: 3,
  queued: 4,
  connecting: 5,
  syncing: 6,
  paused: 7,
  online: 8,
};

function valueOf({ account, name, figures, storage }: OverviewRow, column: OverviewColumn): number | string {
  switch (column) {
    case 'name':
      return foldText(name);
    case 'state':
      return urgency[account.state.kind];
    case 'number':
      return account.phoneNumber ?? '';
    case 'unread':
      return account.unread;
    case 'today':
      return figures?.messagesToday ?? 0;
    case 'lastMessage':
      return figures?.lastMessageAt ?? 0;
    case 'linkedSince':
      return account.linkedAt ?? 0;
    case 'storage':
      return storage ?? 0;
    case 'proxy':
      return figures?.proxy ?? '';
    case 'backup':
      return figures?.backedUpAt ?? 0;
  }
}

/** The rows that a filter and a text leave. */
export function filterRows(
  rows: readonly OverviewRow[],
  filter: StripFilter,
  typed: string,
): readonly OverviewRow[] {
  const words = paletteWords(typed);
  return rows.filter(({ account, name }) => {
    if (!passesFilter(account, filter)) return false;
    const text = foldText(`${name} ${account.name} ${account.phoneNumber ?? ''} ${account.group}`);
    return words.length === 0 || paletteScore(text, words) !== null;
  });
}

/** Rows in the order of a column; those that are alike in it keep the order of the strip. */
export function sortRows(rows: readonly OverviewRow[], sort: OverviewSort): readonly OverviewRow[] {
  const direction = sort.descending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [one, other] = [valueOf(left, sort.column), valueOf(right, sort.column)];
    const order =
      typeof one === 'string' || typeof other === 'string'
        ? String(one).localeCompare(String(other))
        : one - other;
    return order * direction;
  });
}

/** Those of the chosen that are in sight: what a person can't see is not acted upon. */
export const chosenIn = (
  rows: readonly OverviewRow[],
  chosen: ReadonlySet<AccountId>,
): readonly AccountView[] => rows.flatMap(({ account }) => (chosen.has(account.id) ? [account] : []));
