import { describe, expect, it } from 'vitest';
import { addUp, countTests, summaryOf } from '../../../scripts/testing/summary.mjs';

describe('countTests', () => {
  it('reads a report of vitest', () => {
    const report = { numTotalTests: 10, numPassedTests: 7, numFailedTests: 1, numPendingTests: 2 };
    expect(countTests('vitest', report)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  it('reads a report of Playwright; a flaky test passed in the end', () => {
    const report = { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } };
    expect(countTests('playwright', report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it.each([undefined, {}, { stats: {} }, 'text'])('gives nothing for %j', (report) => {
    expect(countTests('vitest', report)).toBeUndefined();
    expect(countTests('playwright', report)).toBeUndefined();
  });
});

const step = (name, outcome, counts, reason) => ({ name, outcome, milliseconds: 1500, counts, reason });

describe('addUp', () => {
  it('adds the tests of all steps', () => {
    const results = [
      step('types', 'passed'),
      step('unit', 'passed', { passed: 3, failed: 0, skipped: 1 }),
      step('e2e', 'failed', { passed: 2, failed: 4, skipped: 0 }),
    ];
    expect(addUp(results)).toEqual({ passed: 5, failed: 4, skipped: 1 });
  });

  it.each([
    ['without tests', step('types', 'failed')],
    ['whose tests all passed', step('unit', 'failed', { passed: 0, failed: 0, skipped: 0 })],
    ['that did not run', step('e2e', 'not run')],
  ])('counts a failed step %s as one failure', (_what, result) => {
    expect(addUp([result]).failed).toBe(1);
  });
});

describe('summaryOf', () => {
  const results = [
    step('types', 'passed'),
    step('unit', 'failed', { passed: 3, failed: 1, skipped: 0 }),
    step('e2e', 'not run', undefined, 'build failed'),
  ];

  it('lists each step', () => {
    expect(summaryOf(results).split('\n').slice(0, 4)).toEqual([
      'Summary',
      '  types  passed       1.5 s',
      '  unit   failed       1.5 s  3 of 4 tests',
      '  e2e    not run               build failed',
    ]);
  });

  it('ends with the counts alone on the last line', () => {
    expect(summaryOf(results).split('\n').at(-1)).toBe('3 passed, 2 failed');
  });

  it('names skipped tests where there are any', () => {
    const skipped = [step('unit', 'passed', { passed: 3, failed: 0, skipped: 2 })];
    expect(summaryOf(skipped).split('\n').at(-1)).toBe('3 passed, 0 failed, 2 skipped');
  });
});
