import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isNoise } from '../../../scripts/library/app.mjs';
import { processesWithMark } from '../../../scripts/library/leftovers.mjs';
import { endChild, run, startChild } from '../../../scripts/library/processes.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const node = process.execPath;
const library = new URL('../../../scripts/library/', import.meta.url).href;

/** A process that ended and was not collected yet (a zombie) is no more either. */
function isAlive(id) {
  const { stdout } = spawnSync('ps', ['-o', 'state=', '-p', String(id)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function untilGone(id) {
  for (let tries = 0; tries < 100 && isAlive(id); tries += 1) await wait(50);
  return !isAlive(id);
}

describe('run', () => {
  it('gives what a command wrote and its exit code', async () => {
    const outcome = await run(node, ['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
    expect(outcome).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n', timedOut: false });
  });

  it('does not throw for a command that is not there', async () => {
    const outcome = await run('no-such-command-here', []);
    expect(outcome.code).toBeNull();
    expect(outcome.stderr).toContain('ENOENT');
  });

  it('ends a command that takes too long', async () => {
    const outcome = await run(node, ['-e', 'setInterval(() => {}, 1000)'], { timeout: 300 });
    expect(outcome).toMatchObject({ code: null, timedOut: true });
  });
});

describe.runIf(process.platform !== 'win32')('nothing is left behind', () => {
  const withGrandchild =
    'console.log(require("child_process").spawn("sleep", ["300"], { stdio: "ignore" }).pid);';

  it('when a child ends and its own child does not', async () => {
    const { stdout } = await run(node, ['-e', `${withGrandchild} setTimeout(() => process.exit(), 50)`]);
    expect(await untilGone(Number(stdout))).toBe(true);
  });

  it('when a child does not listen to a polite request', async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';
    const child = startChild(node, ['-e', stubborn], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await endChild(child, 100);
    expect(child.signalCode).toBe('SIGKILL');
  });

  /** A script of its own: it starts a process that leaves the process group, as Playwright does with Electron. */
  const script = (after) => `
    import { spawn } from 'node:child_process';
    import { runScript } from '${library}script.mjs';
    await runScript(async () => {
      const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
      process.stdout.write(String(child.pid) + '\\n');
      ${after}
    });`;

  it.runIf(process.platform === 'linux').each([
    ['ends well', 'return 0;', 0],
    ['fails', "throw new Error('broke off');", 1],
  ])('when a script %s', async (_what, after, code) => {
    const outcome = await run(node, ['--input-type=module', '-e', script(after)]);
    expect(outcome.code).toBe(code);
    expect(await untilGone(Number(outcome.stdout))).toBe(true);
  });

  it.runIf(process.platform === 'linux').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('when a script gets %s', async (signal, code) => {
    const waiting = script('await new Promise((resolve) => setTimeout(resolve, 60_000)); return 0;');
    const child = spawn(node, ['--input-type=module', '-e', waiting], { cwd: temporaryFolder() });
    const id = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(await untilGone(id)).toBe(true);
  });

  it.runIf(process.platform === 'linux')('and a run finds its own processes only', async () => {
    const env = { ...process.env, SWITCHBOARD_RUN: 'outer,inner' };
    const child = startChild('sleep', ['300'], { env });
    await wait(100);
    expect(processesWithMark('inner')).toEqual([child.pid]);
    expect(processesWithMark('outer')).toEqual([child.pid]);
    expect(processesWithMark('other')).toEqual([]);
    await endChild(child);
  });
});

describe('what Chromium says of a system without D-Bus', () => {
  it.each([
    '[8851:1123/072014.201698:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket',
    '[8851:1123/072014.201698:ERROR:object_proxy.cc(576)] Failed to call method: org.freedesktop.DBus.NameHasOwner',
    '[9:1123/072014.2:ERROR:viz_main_impl.cc(196)] Exiting GPU process due to errors during initialization',
  ])('is noise: %s', (line) => expect(isNoise(line)).toBe(true));

  it.each([
    'Error: the database is locked',
    '[8851:1123/1.2:FATAL:electron_main_delegate.cc(294)] Running as root',
  ])('is not noise: %s', (line) => expect(isNoise(line)).toBe(false));
});
