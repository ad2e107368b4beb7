import { expect, it } from 'vitest';
import { runSoakDrill } from '../../drills/soak/drill.ts';
import { judgeSoak } from '../../drills/soak/judge.ts';

it('mixed traffic loses nothing and leaves no error in the log', { timeout: 120_000 }, async () => {
  const report = await runSoakDrill({ accounts: 4, seconds: 10, rate: 50, leastTexts: 40, seed: 37 });
  expect(judgeSoak(report)).toEqual([]);
  // That there was traffic to lose.
  expect(report.texts).toBeGreaterThan(20);
  expect(report.replies).toBeGreaterThan(3);
});
