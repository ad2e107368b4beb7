import { expect, it } from 'vitest';
import { runStormDrill } from '../../drills/storm/drill.ts';
import { judgeStorm } from '../../drills/storm/judge.ts';

it('a service that was away is not stormed when it comes back', { timeout: 240_000 }, async () => {
  const report = await runStormDrill({ accounts: 12, away: 2_000, hurry: 20, seed: 3 });
  expect(judgeStorm(12, report)).toEqual([]);
});
