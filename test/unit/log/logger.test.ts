import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baileysLogger } from '../../../main/log/baileys-logger.ts';
import { createLogger, type LogLevel } from '../../../main/log/logger.ts';
import { recordingLogger } from '../ipc/recording-logger.ts';

describe('createLogger', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-log-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const lines = async (
    level: LogLevel,
    write: (logger: ReturnType<typeof createLogger>) => void,
  ): Promise<unknown[]> => {
    const logger = createLogger({ folder, level, now: () => 0 });
    write(logger);
    await logger.close();
    const text = await readFile(join(folder, 'switchboard.log'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  };

  it('writes JSON lines with level, time, message and fields', async () => {
    expect(
      await lines('info', (logger) => logger.info('Started.', { version: '0.1.0', level: 'x', time: 'y' })),
    ).toEqual([
      {
        level: 'info',
        time: '1970-01-01T00:00:00.000Z',
        msg: 'Started.',
        fields: { version: '0.1.0', level: 'x', time: 'y' },
      },
    ]);
  });

  it('hands the fields of all parents down', async () => {
    const [line] = await lines('info', (logger) =>
      logger.child({ accountId: 'account-a' }).child({ attempt: 2 }).warn('Lost.'),
    );
    expect(line).toMatchObject({ context: { accountId: 'account-a', attempt: 2 }, msg: 'Lost.' });
  });

  it('redacts messages, fields, context and errors', async () => {
    const written = await lines('debug', (logger) => {
      const child = logger.child({ jid: '4915112345678@s.whatsapp.net' });
      child.error('Failed for +49 151 12345678', {
        error: new Error(`no file ${homedir()}/x for 4915112345678`),
        key: Buffer.from('planted-planted-planted'),
        text: 'planted',
      });
    });
    const text = JSON.stringify(written);
    expect(text).not.toMatch(/12345|planted/);
    expect(text).not.toContain(`${homedir()}/`);
  });

  it('writes what its level lets through, and does not even look at the rest', async () => {
    const untouchable = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => expect.fail('was read'),
    });
    const written = await lines('warn', (logger) => {
      logger.debug('no', untouchable);
      logger.info('no', untouchable);
      logger.warn('yes');
      logger.error('yes');
    });
    expect(written).toHaveLength(2);
    expect(await lines('silent', (logger) => logger.error('no'))).toHaveLength(2);
  });
});

describe('baileysLogger', () => {
  it('keeps everything at debug, without stacks, with what Baileys called it', () => {
    const { logger, lines } = recordingLogger();
    const baileys = baileysLogger(logger);
    baileys.error(
      { err: new Error('Bad MAC'), trace: 'x', node: { content: 'planted' } },
      'failed to decrypt message',
    );
    baileys.warn('connection lost');
    baileys.trace({ xml: '<planted/>' }, 'recv xml');
    baileys.child({ class: 'socket' }).info({ key: { id: 'planted' } }, 'sent ack');
    expect(lines.map((line) => [line.level, line.message, line.fields['baileysLevel']])).toEqual([
      ['debug', 'baileys: failed to decrypt message', 'error'],
      ['debug', 'baileys: connection lost', 'warn'],
      ['debug', 'baileys: sent ack', 'info'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(JSON.stringify(lines)).not.toContain('stack');
    expect(baileys.level).not.toBe('trace');
  });
});
