import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { AccountId } from '../../../preload/contract/model.ts';
import { stripFilters, type StripFilter } from '../../stores/ui-state.ts';
import { useTranslation } from '../../ui/texts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { hueOf } from '../account-strip/account-tab.tsx';
import { OverviewActionsBar } from './overview-actions-bar.tsx';
import { OverviewCell } from './overview-cells.tsx';
import {
  chosenIn,
  filterRows,
  overviewColumns,
  sortRows,
  type OverviewColumn,
  type OverviewRow,
  type OverviewSort,
} from './overview-rows.ts';
import styles from './overview-screen.module.css';
import { useOverview } from './use-overview.ts';

/** The first click on these shows what is most or newest. */
const beginsDescending: ReadonlySet<OverviewColumn> = new Set([
  'unread',
  'today',
  'lastMessage',
  'linkedSince',
  'storage',
]);

function Heading({
  column,
  sort,
  onSort,
}: {
  column: OverviewColumn;
  sort: OverviewSort | null;
  onSort: (sort: OverviewSort) => void;
}) {
  const { t } = useTranslation();
  const active = sort?.column === column;
  const Arrow = active && sort.descending ? ArrowDown : ArrowUp;
  const direction = sort?.descending === true ? 'descending' : 'ascending';
  return (
    <th scope="col" data-column={column} aria-sort={active ? direction : undefined}>
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          onSort({ column, descending: active ? !sort.descending : beginsDescending.has(column) })
        }
      >
        {t(`overview.column.${column}`)}
        {active && <Arrow size={14} strokeWidth={2} aria-hidden="true" />}
      </button>
    </th>
  );
}

function Row({
  row,
  now,
  chosen,
  onChoose,
}: {
  row: OverviewRow;
  now: number;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <tr data-hue={hueOf(row.account)} className={chosen ? styles.chosenRow : undefined}>
      <td className={styles.pick}>
        <input
          type="checkbox"
          aria-label={t('overview.choose', { name: row.name })}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      {overviewColumns.map((column) => (
        <td key={column} data-column={column}>
          <OverviewCell row={row} column={column} now={now} />
        </td>
      ))}
    </tr>
  );
}

function Tools({
  typed,
  filter,
  onType,
  onFilter,
}: {
  typed: string;
  filter: StripFilter;
  onType: (typed: string) => void;
  onFilter: (filter: StripFilter) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.tools}>
      <input
        type="search"
        className={styles.search}
        aria-label={t('overview.search')}
        placeholder={t('overview.search')}
        value={typed}
        dir="auto"
        onChange={(event) => onType(event.target.value)}
      />
      <label htmlFor={id} className="visually-hidden">
        {t('strip.filter')}
      </label>
      <select
        id={id}
        className={styles.select}
        value={filter}
        onChange={(event) => onFilter(stripFilters.find((one) => one === event.target.value) ?? 'all')}
      >
        {stripFilters.map((one) => (
          <option key={one} value={one}>
            {t(`strip.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** All accounts in a table that can be read from across the room: green is silence, what needs a person stands out. */
export function OverviewScreen() {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const all = useOverview();
  const [sort, setSort] = useState<OverviewSort | null>(null);
  const [filter, setFilter] = useState<StripFilter>('all');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<AccountId>>(new Set());
  const rows = useMemo(() => {
    const left = filterRows(all, filter, typed);
    return sort === null ? left : sortRows(left, sort);
  }, [all, filter, typed, sort]);
  const acting = chosenIn(rows, chosen);
  const choose = (ids: readonly AccountId[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1 className={styles.title}>{t('overview.title')}</h1>
        <Tools typed={typed} filter={filter} onType={setTyped} onFilter={setFilter} />
      </header>
      {acting.length > 0 && <OverviewActionsBar chosen={acting} onLeave={() => setChosen(new Set())} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls both ways, for keys too */}
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('overview.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.pick}>
                <input
                  type="checkbox"
                  aria-label={t('overview.chooseAll')}
                  checked={rows.length > 0 && acting.length === rows.length}
                  onChange={(event) =>
                    choose(
                      rows.map(({ account }) => account.id),
                      event.target.checked,
                    )
                  }
                />
              </th>
              {overviewColumns.map((column) => (
                <Heading key={column} column={column} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.account.id}
                row={row}
                now={now}
                chosen={chosen.has(row.account.id)}
                onChoose={(on) => choose([row.account.id], on)}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.none}>{t('overview.none')}</p>}
      </div>
    </div>
  );
}
