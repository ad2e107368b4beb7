import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../main/ipc/command-failure.ts';
import { registerCommands, type Handlers } from '../../../main/ipc/register.ts';
import type { CallEvent } from '../../../main/ipc/sender.ts';
import { callChannel } from '../../../preload/contract/bridge.ts';
import { commands, commandsWhileLocked, type CommandName } from '../../../preload/contract/commands.ts';
import { errorCodeSchema, success, type Result } from '../../../preload/contract/result.ts';
import { hostileValue } from './hostile-values.ts';
import { recordingLogger } from './recording-logger.ts';

const names = Object.keys(commands) as CommandName[];
const frame = { url: 'app://switchboard/' };
const event: CallEvent = {
  sender: { id: 7, mainFrame: frame, isDestroyed: () => false },
  senderFrame: frame,
};

/** The door with handlers that note what reached them; `handler` stands in for every command. */
const openDoor = (
  handler: (name: string, input: unknown, windowId: number) => unknown,
  isAllowed = true,
  isLocked: () => boolean = () => false,
) => {
  const log = recordingLogger();
  let listener: ((event: CallEvent, ...parameters: unknown[]) => Promise<unknown>) | null = null;
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown, context: { windowId: number }) => handler(name, input, context.windowId),
    ]),
  ) as unknown as Handlers;
  const close = registerCommands({
    ipcMain: {
      handle: (channel, given) => {
        expect(channel).toBe(callChannel);
        listener = given;
      },
      removeHandler: () => {
        listener = null;
      },
    },
    isAllowedSender: () => isAllowed,
    isLocked,
    handlers,
    logger: log.logger,
  });
  const call = async (...parameters: unknown[]): Promise<Result<unknown>> =>
    (await listener!(event, ...parameters)) as Result<unknown>;
  return { call, log, close, isOpen: () => listener !== null };
};

const accountId = 'account-1';

describe('the door between page and main', () => {
  it('parses the input and hands it to the handler with the window', async () => {
    const seen: unknown[] = [];
    const door = openDoor((...call) => (seen.push(call), success('done')));
    expect(await door.call('accounts.connect', { accountId })).toEqual(success('done'));
    expect(seen).toEqual([['accounts.connect', { accountId }, 7]]);
  });

  it('refuses a stranger before anything else, with the same answer for every command', async () => {
    const seen: unknown[] = [];
    const door = openDoor((name) => seen.push(name), false);
    for (const name of [...names, 'nonsense']) {
      expect(await door.call(name, {})).toEqual({ ok: false, error: { code: 'foreign-sender' } });
    }
    expect(seen).toEqual([]);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'vault',
    42,
    null,
    undefined,
    ['vault.unlock'],
  ])('knows no command %j', async (name) => {
    const door = openDoor(() => success(null));
    expect(await door.call(name, {})).toEqual({ ok: false, error: { code: 'unknown-command' } });
  });

  it('refuses additional fields, inherited fields and additional parameters', async () => {
    const door = openDoor(() => success(null));
    const refused = { ok: false, error: { code: 'invalid-input' } };
    expect(await door.call('accounts.connect', { accountId, more: 1 })).toEqual(refused);
    expect(await door.call('accounts.connect', Object.create({ accountId }))).toEqual(success(null));
    expect(
      await door.call('accounts.connect', JSON.parse(`{"__proto__":{"accountId":"${accountId}"}}`)),
    ).toEqual(refused);
    expect(await door.call('window.snapshot', {}, {})).toEqual(refused);
    expect(await door.call('window.snapshot')).toEqual(refused);
  });

  it('answers with the code that a handler throws', async () => {
    const door = openDoor(() => {
      throw new CommandFailure('account-not-found', 'secret text');
    });
    expect(await door.call('accounts.connect', { accountId })).toEqual({
      ok: false,
      error: { code: 'account-not-found' },
    });
  });

  it.each([new Error('secret text'), 'secret text', null, { code: 'account-not-found' }])(
    'answers "internal" to any other failure and says nothing of it: %j',
    async (thrown) => {
      const door = openDoor(() => Promise.reject(thrown));
      const answer = await door.call('accounts.connect', { accountId });
      expect(answer).toEqual({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(answer)).not.toContain('secret');
      expect(door.log.lines.some((line) => line.level === 'error')).toBe(true);
    },
  );

  it('never logs an input', async () => {
    const door = openDoor(() => success(null));
    await door.call('vault.unlock', { passphrase: 'correct horse', more: 'planted' });
    await door.call('vault.unlock', { passphrase: 'correct horse' });
    expect(JSON.stringify(door.log.lines)).not.toMatch(/correct horse|planted/);
  });

  it('closes', () => {
    const door = openDoor(() => success(null));
    door.close();
    expect(door.isOpen()).toBe(false);
  });
});

describe.each(names)('%s with hostile arguments', (name) => {
  it('answers an error value or parses, and never throws', async () => {
    const parsed: unknown[] = [];
    const answers = { parsed: 0, refused: 0 };
    const door = openDoor((_name, input) => (parsed.push(input), success(null)));
    await fc.assert(
      fc.asyncProperty(hostileValue(name), async (input) => {
        parsed.length = 0;
        const answer = await door.call(name, input);
        answers[answer.ok ? 'parsed' : 'refused'] += 1;
        if (answer.ok) {
          // What the handler saw is what the schema describes, and nothing that it does not.
          expect(commands[name].input.safeParse(parsed[0])).toEqual({ success: true, data: parsed[0] });
        } else {
          expect(parsed).toEqual([]);
          expect(errorCodeSchema.parse(answer.error.code)).toBe('invalid-input');
          expect(Object.keys(answer.error)).toEqual(['code']);
        }
      }),
      { numRuns: 1000 },
    );
    // The arguments were hostile enough, and not so hostile that none came through.
    expect(answers.parsed, 'a field needs a line in hostile-values.ts').toBeGreaterThan(0);
    expect(answers.refused).toBeGreaterThan(100);
  });
});

describe.each(names)('%s from a stranger', (name) => {
  it('is refused whatever it brings, and nothing runs', async () => {
    const door = openDoor(() => expect.fail('ran'), false);
    await fc.assert(
      fc.asyncProperty(hostileValue(name), async (input) => {
        expect(await door.call(name, input)).toEqual({ ok: false, error: { code: 'foreign-sender' } });
      }),
      { numRuns: 1000 },
    );
    expect(JSON.stringify(door.log.lines)).not.toContain(name);
  });
});

describe('the lock', () => {
  it('closes the door for all but what has to do with the lock', async () => {
    const ran: string[] = [];
    const door = openDoor(
      (name) => (ran.push(name), success(null)),
      true,
      () => true,
    );
    for (const name of names) {
      const answers = await Promise.all(
        fc
          .sample(hostileValue(name), 100)
          .map(async (input) => [input, await door.call(name, input)] as const),
      );
      for (const [, answer] of answers) {
        if (!answer.ok) expect(['vault-locked', 'invalid-input']).toContain(answer.error.code);
        else expect(commandsWhileLocked).toContain(name);
      }
    }
    expect([...new Set(ran)].filter((name) => !commandsWhileLocked.has(name as CommandName))).toEqual([]);
  });

  it('keeps back what was read before it fell', async () => {
    let locked = false;
    const door = openDoor(
      () => {
        locked = true;
        return success('what lies behind');
      },
      true,
      () => locked,
    );
    expect(await door.call('accounts.connect', { accountId })).toEqual({
      ok: false,
      error: { code: 'vault-locked' },
    });
  });

  it('lets nothing of the chats through by name', () => {
    expect(
      [...commandsWhileLocked].filter((name) =>
        /^(?:accounts|chats|conversation|messages|media|search|backups)\./.test(name),
      ),
    ).toEqual([]);
  });
});

describe('hostile command names', () => {
  it('never throw and never run a handler', async () => {
    const door = openDoor(() => expect.fail('ran'));
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (name, input) => {
        fc.pre(!names.includes(name as CommandName));
        expect(await door.call(name, input)).toEqual({ ok: false, error: { code: 'unknown-command' } });
      }),
      { numRuns: 1000 },
    );
  });
});
