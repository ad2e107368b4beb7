// @ts-check
import { duration } from '../library/output.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, outcome: 'passed' | 'failed' | 'not run', milliseconds: number, counts?: Counts | undefined, reason?: string | undefined }} StepResult */

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
    sum.failed += outcome === 'passed' ? 0 : Math.max(counts?.failed ?? 0, 1);
  }
  return sum;
}

/**
 * The summary, one line for each step, the counts alone on the last line.
 * @param {readonly StepResult[]} results
 * @returns {string}
 */
export function summaryOf(results) {
  const width = Math.max(...results.map((result) => result.name.length));
  const lines = results.map((result) => `  ${result.name.padEnd(width)}  ${describe(result)}`);
  const { passed, failed, skipped } = addUp(results);
  const more = skipped > 0 ? `, ${skipped} skipped` : '';
  return ['Summary', ...lines, '', `${passed} passed, ${failed} failed${more}`].join('\n');
}

/** @param {StepResult} result */
function describe({ outcome, milliseconds, counts, reason }) {
  const tests = counts ? `${counts.passed} of ${counts.passed + counts.failed} tests` : '';
  const time = outcome === 'not run' ? '' : duration(milliseconds);
  return [outcome.padEnd(7), time.padStart(9), tests, reason ?? ''].join('  ').trimEnd();
}
