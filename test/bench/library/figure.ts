import { median, spread } from './statistics.ts';

/** What a figure is held against. `of`: the value itself, or how it compares with the baseline. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly is: 'at most' | 'at least';
  readonly limit: number;
}

/** One line of the results, in the form in which they are published. */
export interface Figure {
  readonly id: string;
  readonly unit: string;
  /** Median of the runs, ours. */
  readonly value: number;
  /** Median of the baseline's runs; null where there is none. */
  readonly baseline: number | null;
  /** Value by baseline, of the medians; null without one. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
  /** Null without a goal. */
  readonly met: boolean | null;
  /** How often it was measured. */
  readonly runs: number;
  /** Largest less smallest of our runs, by their median. */
  readonly spread: number;
  readonly note: string;
}

export interface Measurements {
  readonly id: string;
  readonly unit: string;
  /** One for each run. */
  readonly ours: readonly number[];
  readonly baseline?: readonly number[];
  readonly goal?: Goal;
  readonly note?: string;
}

export const atMost = (limit: number, of: Goal['of'] = 'value'): Goal => ({ of, is: 'at most', limit });
export const atLeast = (limit: number, of: Goal['of'] = 'value'): Goal => ({ of, is: 'at least', limit });

/** @throws Error when nothing was measured */
export function figureOf({ id, unit, ours, baseline, goal, note = '' }: Measurements): Figure {
  const value = median(ours);
  const base = baseline === undefined ? null : median(baseline);
  const ratio = base === null || base === 0 ? null : value / base;
  return {
    id,
    unit,
    value: rounded(value),
    baseline: base === null ? null : rounded(base),
    ratio: ratio === null ? null : rounded(ratio),
    goal: goal ?? null,
    met: goal === undefined ? null : isMet(goal, value, ratio),
    runs: ours.length,
    spread: rounded(spread(ours)),
    note,
  };
}

/** A goal for a ratio that there is none of is not met: it was not shown. */
export function isMet(goal: Goal, value: number, ratio: number | null): boolean {
  const judged = goal.of === 'value' ? value : ratio;
  if (judged === null) return false;
  return goal.is === 'at most' ? judged <= goal.limit : judged >= goal.limit;
}

/** A rate this near to what the simulated service itself can do says more about the service than about us. */
const nearCeiling = 0.8;

/** Marks a rate that is within 20 % of the simulator's own. */
export function limitedBy(ceiling: number, figure: Figure): Figure {
  if (figure.value < ceiling * nearCeiling) return figure;
  const mark = `limited by the simulator (${Math.round(ceiling)} ${figure.unit})`;
  return { ...figure, note: figure.note === '' ? mark : `${mark}; ${figure.note}` };
}

/** Four digits that count; more would be noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));
