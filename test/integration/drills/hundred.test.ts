import { expect, it } from 'vitest';
import { runHundredDrill } from '../../drills/hundred/drill.ts';
import { judgeHundred } from '../../drills/hundred/judge.ts';

it('many accounts are online in one process, and each receives and sends', { timeout: 240_000 }, async () => {
  const report = await runHundredDrill({ accounts: 18, link: 2, seed: 11 });
  expect(judgeHundred(report)).toEqual([]);
  expect(report).toMatchObject({ accounts: 20, errors: [] });
});
