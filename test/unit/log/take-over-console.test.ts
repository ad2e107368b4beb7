import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeOverConsole } from '../../../main/log/take-over-console.ts';
import { recordingLogger } from '../ipc/recording-logger.ts';

const session = {
  currentRatchet: { rootKey: Buffer.from('planted-root-key'), privKey: 'planted-private-key' },
};

describe('takeOverConsole', () => {
  it("keeps libsignal's words and drops what comes after them", () => {
    const printed: unknown[] = [];
    const print = (...values: unknown[]): number => printed.push(values);
    const target = {
      info: print,
      warn: print,
      error: print,
      log: print,
      dir: print,
      table: print,
      group: print,
    };
    const { logger, lines } = recordingLogger();
    const giveBack = takeOverConsole(logger, target);
    target.info('Closing session:', session);
    target.warn('Session already closed', session);
    target.error('Session error:Error: Bad MAC planted', 'Error: planted\n at x');
    target.log(session);
    target.dir(session);
    target.table([session]);
    target.log('planted text of nobody we know');
    target.group('planted');
    expect(printed).toEqual([]);
    expect(lines.map((line) => `${line.level} ${line.message}`)).toEqual([
      'debug console.info: Closing session:',
      'debug console.warn: Session already closed',
      'debug console.error: Session error:',
      'debug console.log: [not shown]',
      'debug console.dir: [not shown]',
      'debug console.table: [not shown]',
      'debug console.log: [not shown]',
    ]);
    expect(JSON.stringify(lines)).not.toContain('planted');
    giveBack();
    target.info('again');
    expect(printed).toEqual([['again']]);
  });

  it('leaves nothing in the terminal when the real libsignal prints a session', () => {
    const program = `
      import { createRequire } from 'node:module';
      import { takeOverConsole } from ${JSON.stringify(resolve('main/log/take-over-console.ts'))};
      const quiet = process.argv.includes('quiet');
      const said = [];
      const logger = { debug: (message) => said.push(message) };
      if (quiet) takeOverConsole(logger);
      const SessionRecord = createRequire(${JSON.stringify(resolve('package.json'))})('libsignal/src/session_record.js');
      const record = new SessionRecord();
      const session = { indexInfo: { closed: -1 }, currentRatchet: { rootKey: 'planted-root-key' } };
      record.closeSession(session);
      record.openSession(session);
      console.trace(session); console.dir(session); console.table([session]);
      process.stdout.write(JSON.stringify(said));
    `;
    const run = (...words: string[]): string => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', program, '--', ...words],
        { encoding: 'utf8', cwd: resolve('.') },
      );
      return `${stdout}${stderr}`;
    };
    // Without us it does print the key: else the test would prove nothing.
    expect(run()).toContain('planted-root-key');
    const quiet = run('quiet');
    expect(quiet).not.toContain('planted');
    expect(quiet).toContain('console.info: Closing session:');
    expect(quiet).toContain('console.info: Opening session:');
  });
});
