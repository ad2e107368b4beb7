import { describe, expect, it } from 'vitest';
import {
  addUp,
  countTests,
  failuresIn,
  secondTriesIn,
  summaryOf,
} from '../../../scripts/testing/summary.mjs';

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

describe('failuresIn', () => {
  it('names the tests of vitest, and a file that could not be read', () => {
    const red = '\u001b[31mexpected 1 to be 2\u001b[39m';
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'fine', failureMessages: [] },
            { status: 'failed', fullName: 'wrong', failureMessages: [red] },
          ],
        },
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    };
    expect(failuresIn('vitest', report)).toEqual([
      { name: 'a.test.ts › wrong', message: 'expected 1 to be 2' },
      { name: 'b.test.ts', message: 'no such module' },
    ]);
  });

  it('names those of Playwright, which lie in suites within suites', () => {
    const spec = (ok, error) => ({
      ok,
      title: 'a story',
      file: 'a.spec.ts',
      line: 7,
      tests: [{ results: [{ error }] }],
    });
    const report = {
      suites: [{ suites: [{ specs: [spec(false, { message: 'x'.repeat(1000) })] }], specs: [spec(true)] }],
    };
    expect(failuresIn('playwright', report)).toEqual([
      { name: 'a.spec.ts:7 › a story', message: 'x'.repeat(600) },
    ]);
  });

  it.each([undefined, {}])('finds none in %j', (report) => {
    expect(failuresIn('vitest', report)).toEqual([]);
    expect(failuresIn('playwright', report)).toEqual([]);
  });
});

describe('secondTriesIn', () => {
  it('names the tests of vitest that failed first, and not those that failed in the end', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'fine', failureMessages: [] },
      { status: 'passed', fullName: 'late', failureMessages: ['expected 8 to be 9'] },
      { status: 'failed', fullName: 'wrong', failureMessages: ['no', 'no'] },
    ];
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults }] };
    expect(secondTriesIn('vitest', report)).toEqual([
      { name: 'a.test.ts › late', message: 'expected 8 to be 9' },
    ]);
  });

  it('names those of Playwright with what they said first', () => {
    const spec = (title, ok, status, ...errors) => ({
      ok,
      title,
      file: 'a.spec.ts',
      line: 7,
      tests: [{ status, results: errors.map((error) => ({ error })) }],
    });
    const specs = [
      spec('fine', true, 'expected', undefined),
      spec('late', true, 'flaky', { message: 'too early' }, undefined),
      spec('wrong', false, 'unexpected', { message: 'no' }, { message: 'no' }),
    ];
    expect(secondTriesIn('playwright', { suites: [{ suites: [{ specs }] }] })).toEqual([
      { name: 'a.spec.ts:7 › late', message: 'too early' },
    ]);
  });

  it.each([undefined, {}])('finds none in %j', (report) => {
    expect(secondTriesIn('vitest', report)).toEqual([]);
    expect(secondTriesIn('playwright', report)).toEqual([]);
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
      '  types  passed        1.5 s',
      '  unit   failed        1.5 s  3 of 4 tests',
      '  e2e    not run                build failed',
    ]);
  });

  it('begins with what failed', () => {
    const failed = { ...results[1], failures: [{ name: 'a.test.ts › wrong', message: 'one\ntwo' }] };
    expect(summaryOf([failed]).split('\n').slice(0, 5)).toEqual([
      '',
      '✗ unit: a.test.ts › wrong',
      '    one',
      '    two',
      'Summary',
    ]);
  });

  it('says which tests passed on their second try only, and how many', () => {
    const counts = { passed: 4, failed: 0, skipped: 0 };
    const late = { name: 'b.test.ts › late', message: 'too early' };
    const passed = { ...step('integration', 'passed', counts), secondTries: [late] };
    expect(summaryOf([passed]).split('\n').slice(0, 5)).toEqual([
      '',
      '↻ integration, passed on its second try only: b.test.ts › late',
      '    too early',
      'Summary',
      '  integration  passed        1.5 s  4 of 4 tests, 1 on a second try',
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
