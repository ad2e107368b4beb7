import { expect, it } from 'vitest';
import { runPoisonDrill } from '../../drills/poison/drill.ts';
import { judgePoison } from '../../drills/poison/judge.ts';

it('hostile input harms nobody, and what can not be shown says so', { timeout: 240_000 }, async () => {
  expect(judgePoison(await runPoisonDrill({ masses: 200, seed: 41 }))).toEqual([]);
});
