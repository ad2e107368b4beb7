import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { allSteps, fastSteps, reportFile } from '../../../scripts/testing/steps.mjs';
import { commandOf } from '../../../scripts/library/npm.mjs';
import { run } from '../../../scripts/library/processes.mjs';
import { putFile, temporaryFolder } from './temporary-folder.mjs';

const runStepsModule = new URL('../../../scripts/testing/run-steps.mjs', import.meta.url).href;
const used = ['trial-good', 'trial-bad', 'trial-app', 'trial-vitest'];

afterAll(() => used.forEach((name) => rmSync(reportFile(name), { force: true })));

/** Runs steps in a Node of their own, so that what they print can be read. */
async function summaryOfRun(steps, options = '{}') {
  const script = `import { runSteps } from '${runStepsModule}'; process.exitCode = await runSteps(${steps}, ${options});`;
  const { code, stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  return { code, lines: stdout.slice(stdout.indexOf('Summary')).trim().split('\n') };
}

const good = `{ name: 'trial-good', command: () => ['-e', ''] }`;
const bad = `{ name: 'trial-bad', command: () => ['-e', 'process.exit(2)'] }`;

describe('runSteps', () => {
  it('goes on after a failure and fails as a whole', async () => {
    const { code, lines } = await summaryOfRun(`[${bad}, ${good}]`);
    expect(code).toBe(1);
    expect(lines[1]).toContain('trial-bad   failed');
    expect(lines[2]).toContain('trial-good  passed');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });

  it('does not run what makes no sense after a failure, and counts it as failed', async () => {
    const app = `{ name: 'trial-app', after: 'trial-bad', command: () => ['-e', ''] }`;
    const { lines } = await summaryOfRun(`[${bad}, ${app}]`);
    expect(lines[2]).toMatch(/trial-app {2}not run.*trial-bad failed/);
    expect(lines.at(-1)).toBe('0 passed, 2 failed');
  });

  it('does not run what needs an Electron where there is none', async () => {
    const app = `{ name: 'trial-app', needsElectron: true, command: () => ['-e', ''] }`;
    const { code, lines } = await summaryOfRun(`[${app}]`, `{ electronMissing: 'no Electron' }`);
    expect(code).toBe(1);
    expect(lines[1]).toMatch(/not run.*no Electron/);
  });

  it('leaves out what this machine cannot run, says why, and does not fail for that', async () => {
    const step = `{ name: 'trial-app', obstacle: async () => 'it needs root', command: () => ['-e', ''] }`;
    const { code, lines } = await summaryOfRun(`[${good}, ${step}]`);
    expect(code).toBe(0);
    expect(lines[2]).toMatch(/trial-app +left out .*it needs root/);
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
    const possible = `{ name: 'trial-app', obstacle: async () => undefined, command: () => ['-e', 'process.exit(1)'] }`;
    expect((await summaryOfRun(`[${possible}]`)).code).toBe(1);
  });

  it('brings what only a step needs before it runs, and the step fails where that fails', async () => {
    const ready = `{ name: 'trial-good', prepare: async () => { globalThis.exit = 0; }, command: () => ['-e', 'process.exit(' + (globalThis.exit ?? 1) + ')'] }`;
    expect((await summaryOfRun(`[${ready}]`)).code).toBe(0);
    const unready = `{ name: 'trial-app', prepare: async () => { throw new Error('no network'); }, command: () => ['-e', ''] }`;
    const { code, lines } = await summaryOfRun(`[${unready}, ${good}]`);
    expect(code).toBe(1);
    expect(lines[1]).toMatch(/trial-app +failed .*could not be prepared or started/);
    expect(lines[2]).toContain('trial-good  passed');
  });

  it('counts tests from a real report of vitest', async () => {
    const folder = temporaryFolder();
    putFile(
      folder,
      'two.test.mjs',
      `test('one', () => {}); test('two', () => { throw new Error('no'); }); test.skip('three');`,
    );
    const command = [
      commandOf('vitest'),
      'run',
      '--globals',
      '--root',
      folder,
      '--reporter=json',
      `--outputFile=${reportFile('trial-vitest')}`,
    ];
    const step = `{ name: 'trial-vitest', report: 'vitest', command: () => ${JSON.stringify(command)} }`;
    const { lines } = await summaryOfRun(`[${step}]`);
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped');
  });
});

describe('the steps', () => {
  it('have the order in which a mistake shows soonest, and names of their own', () => {
    const list = allSteps.map((step) => step.name);
    expect(list).toEqual([
      'types',
      'lint',
      'format',
      'licences',
      'unit',
      'simulator',
      'integration',
      'build',
      'e2e',
      'ui',
      'bench',
      'package',
    ]);
    expect(fastSteps.map((step) => step.name)).toEqual(list.slice(0, 5));
  });

  it('each know their command', () => {
    for (const step of allSteps) expect(step.command()[0], step.name).toMatch(/[\\/]/);
  });
});
