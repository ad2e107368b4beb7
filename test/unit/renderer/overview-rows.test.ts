import { describe, expect, it } from 'vitest';
import type { AccountId, AccountState } from '../../../preload/contract/model.ts';
import {
  chosenIn,
  filterRows,
  sortRows,
  type OverviewRow,
} from '../../../renderer/features/overview/overview-rows.ts';
import { account } from './samples.ts';

const row = (name: string, state: AccountState, change: Partial<OverviewRow> = {}): OverviewRow => ({
  account: account(`account-${name}` as AccountId, { name, state }),
  name,
  figures: null,
  storage: null,
  ...change,
});
const names = (rows: readonly OverviewRow[]): string => rows.map(({ name }) => name).join(' ');

const online = row('online', { kind: 'online' });
const paused = row('paused', { kind: 'paused' });
const late = row('late', { kind: 'waiting', retryAt: null, reason: 'network' });
const stopped = row('stopped', { kind: 'stopped', reason: 'replaced', nextStep: 'retry' });
const unlinked = row('unlinked', { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' });
const all = [online, paused, late, stopped, unlinked];

describe('the table of all accounts', () => {
  it('by state begins with what needs a person', () => {
    expect(names(sortRows(all, { column: 'state', descending: false }))).toBe(
      'unlinked stopped late paused online',
    );
  });

  it('keeps the order of the strip where rows are alike', () => {
    expect(names(sortRows(all, { column: 'unread', descending: true }))).toBe(names(all));
  });

  it('sorts by figures, those that are not known as nothing', () => {
    const few = row('few', { kind: 'online' }, { storage: 10 });
    const many = row('many', { kind: 'online' }, { storage: 900 });
    expect(names(sortRows([few, online, many], { column: 'storage', descending: true }))).toBe(
      'many few online',
    );
  });

  it.each([
    ['offline', '', 'paused late stopped unlinked'],
    ['needs-you', '', 'stopped unlinked'],
    ['unread', '', ''],
    ['all', 'unl', 'unlinked'],
    ['all', '151123', 'online paused late stopped unlinked'],
  ] as const)('under the filter %s and "%s" shows %s', (filter, typed, expected) => {
    expect(names(filterRows(all, filter, typed))).toBe(expected);
  });

  it('acts on nothing that is not in sight', () => {
    const chosen = new Set([online.account.id, stopped.account.id]);
    const shown = filterRows(all, 'needs-you', '');
    expect(chosenIn(shown, chosen)).toEqual([stopped.account]);
  });
});
