import { expect, it } from 'vitest';
import { runFlapDrill } from '../../drills/flap/drill.ts';
import { judgeFlap } from '../../drills/flap/judge.ts';

it('connections that fall in every way leave nothing behind', { timeout: 360_000 }, async () => {
  const report = await runFlapDrill({
    accounts: 8,
    troubles: 80,
    pause: 40,
    stallsStay: false,
    hurry: 20,
    seed: 5,
  });
  expect(judgeFlap(report)).toEqual([]);
  for (const count of Object.values(report.troubles)) expect(count).toBeGreaterThan(5);
  // That connections were made again, and not only once.
  expect(report.attempts).toBeGreaterThan(8 + 20);
});
