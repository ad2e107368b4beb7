import { failuresOf } from '../library/judge.ts';
import type { PoisonDrillReport } from './drill.ts';

export const judgePoison = ({ harm, bystanderLogins, check }: PoisonDrillReport): readonly string[] => [
  ...Object.entries(harm).flatMap(([name, found]) => found.map((what) => `${name}: ${what}`)),
  ...failuresOf({
    'the account beside it was never disturbed': bystanderLogins === 1,
    'the self-check finds nothing': check.differences.length === 0,
  }),
];
