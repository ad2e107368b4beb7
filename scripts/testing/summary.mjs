// @ts-check
import { duration } from '../library/output.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, message: string }} Failure a test that failed, and what it said */
/** @typedef {{ name: string, outcome: 'passed' | 'failed' | 'not run' | 'left out', milliseconds: number, counts?: Counts | undefined, failures?: readonly Failure[] | undefined, secondTries?: readonly Failure[] | undefined, reason?: string | undefined }} StepResult */

/**
 * Counts the tests in a runner's JSON report.
 * @param {'vitest' | 'playwright'} form
 * @param {any} report undefined if there is none
 * @returns {Counts | undefined}
 */
export function countTests(form, report) {
  if (form === 'vitest' && typeof report?.numTotalTests === 'number') {
    const { numPassedTests: passed, numFailedTests: failed, numTotalTests: total } = report;
    return { passed, failed, skipped: total - passed - failed };
  }
  if (form === 'playwright' && typeof report?.stats?.expected === 'number') {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  }
  return undefined;
}

const longestMessage = 600;
// eslint-disable-next-line no-control-regex -- the colours of a terminal
const colours = /\u001b\[[0-9;]*m/gu;

/** @param {string} text */
const shortened = (text) => text.replaceAll(colours, '').trim().slice(0, longestMessage);

/**
 * The tests that failed in a runner's JSON report.
 * @param {'vitest' | 'playwright'} form
 * @param {any} report undefined if there is none
 * @returns {Failure[]}
 */
export function failuresIn(form, report) {
  if (form === 'vitest')
    return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => vitestFailures(file));
  return (report?.suites ?? []).flatMap((/** @type {any} */ suite) =>
    playwrightTests(suite, ({ ok }) => !ok, -1),
  );
}

/**
 * The tests that passed on their second try only, with what they said on the first.
 * @param {'vitest' | 'playwright'} form
 * @param {any} report undefined if there is none
 * @returns {Failure[]}
 */
export function secondTriesIn(form, report) {
  if (form === 'vitest')
    return (report?.testResults ?? []).flatMap((/** @type {any} */ { name, assertionResults }) =>
      assertionResults
        .filter((/** @type {any} */ test) => test.status === 'passed' && test.failureMessages.length > 0)
        .map((/** @type {any} */ test) => vitestFailure(name, test)),
    );
  return (report?.suites ?? []).flatMap((/** @type {any} */ suite) =>
    playwrightTests(suite, ({ ok, tests }) => ok && tests.at(-1)?.status === 'flaky', 0),
  );
}

/** @param {any} file */
function vitestFailures({ name, message, status, assertionResults }) {
  const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
  // A file that can't be read has no tests.
  if (failed.length === 0 && status === 'failed') return [{ name, message: shortened(message ?? '') }];
  return failed.map((/** @type {any} */ test) => vitestFailure(name, test));
}

/**
 * @param {string} file
 * @param {any} test
 * @returns {Failure}
 */
const vitestFailure = (file, test) => ({
  name: `${file} › ${test.fullName}`,
  message: shortened(test.failureMessages.join('\n')),
});

/**
 * @param {any} suite
 * @param {(spec: any) => boolean} isWanted
 * @param {number} attempt whose words are wanted; -1 is the last
 * @returns {Failure[]}
 */
function playwrightTests({ suites = [], specs = [] }, isWanted, attempt) {
  return [
    ...suites.flatMap((/** @type {any} */ suite) => playwrightTests(suite, isWanted, attempt)),
    ...specs.filter(isWanted).map((/** @type {any} */ { file, line, title, tests }) => ({
      name: `${file}:${line} › ${title}`,
      message: shortened(tests.at(-1)?.results.at(attempt)?.error?.message ?? ''),
    })),
  ];
}

/**
 * All counts together. A step that failed without a failed test (a type error, say) counts as one failure, so that
 * the last line never says that all is well when it is not.
 * @param {readonly StepResult[]} results
 * @returns {Counts}
 */
export function addUp(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome, counts } of results) {
    sum.passed += counts?.passed ?? 0;
    sum.skipped += counts?.skipped ?? 0;
    // What this machine can't run has not failed.
    if (outcome === 'passed' || outcome === 'left out') continue;
    sum.failed += Math.max(counts?.failed ?? 0, 1);
  }
  return sum;
}

/**
 * @param {string} title
 * @param {Failure} test
 */
const describeTest = (title, { name, message }) => [
  '',
  `${title}: ${name}`,
  message.replaceAll(/^/gmu, '    '),
];

/**
 * What failed, at the end where it is found: hundreds of tests stand above.
 * @param {readonly StepResult[]} results
 * @returns {string[]}
 */
function describeFailures(results) {
  return [
    ...results.flatMap(({ name: step, secondTries = [] }) =>
      secondTries.flatMap((test) => describeTest(`↻ ${step}, passed on its second try only`, test)),
    ),
    ...results.flatMap(({ name: step, failures = [] }) =>
      failures.flatMap((test) => describeTest(`✗ ${step}`, test)),
    ),
  ];
}

/**
 * The summary: what failed, one line for each step, the counts alone on the last line.
 * @param {readonly StepResult[]} results
 * @returns {string}
 */
export function summaryOf(results) {
  const width = Math.max(...results.map((result) => result.name.length));
  const lines = results.map((result) => `  ${result.name.padEnd(width)}  ${describe(result)}`);
  const { passed, failed, skipped } = addUp(results);
  const more = skipped > 0 ? `, ${skipped} skipped` : '';
  return [
    ...describeFailures(results),
    'Summary',
    ...lines,
    '',
    `${passed} passed, ${failed} failed${more}`,
  ].join('\n');
}

/** @param {StepResult} result */
function describe({ outcome, milliseconds, counts, secondTries = [], reason }) {
  const again = secondTries.length === 0 ? '' : `, ${secondTries.length} on a second try`;
  const tests = counts ? `${counts.passed} of ${counts.passed + counts.failed} tests${again}` : '';
  const time = outcome === 'not run' || outcome === 'left out' ? '' : duration(milliseconds);
  return [outcome.padEnd(8), time.padStart(9), tests, reason ?? ''].join('  ').trimEnd();
}
