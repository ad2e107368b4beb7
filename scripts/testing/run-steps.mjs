// @ts-check
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readJson } from '../library/files.mjs';
import { duration, say } from '../library/output.mjs';
import { projectRoot } from '../library/paths.mjs';
import { describeError } from '../library/plain-error.mjs';
import { run } from '../library/processes.mjs';
import { reportFile } from './steps.mjs';
import { countTests, failuresIn, secondTriesIn, summaryOf } from './summary.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./summary.mjs').StepResult} StepResult */

const longest = 25 * 60 * 1000;

/**
 * Runs the steps one after the other, each of them even if one before it failed, and prints the summary. What this machine
 * can't run is left out and named, and is no failure.
 * @param {readonly Step[]} steps
 * @param {{ environment?: NodeJS.ProcessEnv, electronMissing?: string | undefined }} [options]
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps, { environment = process.env, electronMissing } = {}) {
  /** @type {StepResult[]} */
  const results = [];
  for (const step of steps) {
    const obstacle = obstacleOf(step, results, electronMissing);
    const impossible = await step.obstacle?.();
    if (impossible)
      results.push({ name: step.name, outcome: 'left out', milliseconds: 0, reason: impossible });
    else if (obstacle)
      results.push({ name: step.name, outcome: 'not run', milliseconds: 0, reason: obstacle });
    else results.push(await runStep(step, environment));
  }
  say(`\n${summaryOf(results)}`);
  return results.every(({ outcome }) => outcome === 'passed' || outcome === 'left out') ? 0 : 1;
}

/**
 * @param {Step} step
 * @param {readonly StepResult[]} results
 * @param {string | undefined} electronMissing
 * @returns {string | undefined}
 */
function obstacleOf(step, results, electronMissing) {
  if (step.needsElectron && electronMissing) return electronMissing;
  const before = results.find((result) => result.name === step.after);
  return before && before.outcome !== 'passed' ? `${before.name} failed` : undefined;
}

/**
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<StepResult>}
 */
async function runStep(step, environment) {
  say(`\n── ${step.name}`);
  const begun = Date.now();
  const file = reportFile(step.name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const { outcome, reason } = await attempt(step, { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const milliseconds = Date.now() - begun;
  const report = readJson(file);
  const counts = step.report && countTests(step.report, report);
  const failures = step.report && failuresIn(step.report, report);
  const secondTries = step.report && secondTriesIn(step.report, report);
  say(`── ${step.name}: ${outcome} in ${duration(milliseconds)}`);
  return { name: step.name, outcome, milliseconds, counts, failures, secondTries, reason };
}

/**
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ outcome: 'passed' | 'failed', reason?: string }>}
 */
async function attempt(step, env) {
  try {
    await step.prepare?.();
    const { code, timedOut } = await run(process.execPath, step.command(), {
      cwd: projectRoot,
      env,
      show: true,
      timeout: longest,
    });
    if (timedOut) return { outcome: 'failed', reason: `ended after ${duration(longest)}` };
    return { outcome: code === 0 ? 'passed' : 'failed' };
  } catch (error) {
    say(describeError(error));
    return { outcome: 'failed', reason: 'could not be prepared or started' };
  }
}
