import { expect, it } from 'vitest';
import { runKillDrill } from '../../drills/kill/drill.ts';

it('a kill at any instant loses nothing and shows nothing twice', { timeout: 240_000 }, async () => {
  const report = await runKillDrill({ accounts: 3, rounds: 5, life: [150, 1_500], seed: 7 });
  expect(report).toMatchObject({ lost: [], doubled: [], repliesNotOnce: [], undecryptable: 0, kills: 5 });
  // That there was something to lose.
  expect(report.sent).toBeGreaterThan(50);
  expect(report.replies).toBeGreaterThan(5);
  expect(report.receipted).toBeGreaterThan(30);
});
