import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulators.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 1, accounts: 2 });
});

afterAll(async () => {
  await simulator.stop();
});

async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; value: unknown }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${simulator.adminUrl}${path}`, {
    method,
    ...(body === undefined ? {} : { body: text }),
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  return { status: response.status, value: await response.json() };
}

test('the root key, the phones and the counters over HTTP', async () => {
  expect(await ask('GET', '/root-key')).toEqual({ status: 200, value: { rootKey: simulator.rootKey } });
  expect((await ask('GET', '/phones')).value).toHaveLength(2);
  expect((await ask('GET', '/counters')).value).toMatchObject({ gaps: [], connections: 0 });
});

test.each([
  ['GET', '/nothing', undefined, 404],
  ['GET', '/send-text', undefined, 405],
  ['POST', '/send-text', 'no json', 400],
  ['POST', '/send-text', [1], 400],
  ['POST', '/send-text', { phone: 1 }, 400],
  ['POST', '/send-text', { phone: '19995550100', contact: '4915112345678', text: 'x' }, 404],
  ['POST', '/groups', { creator: '4915112345678', subject: '' }, 400],
  ['POST', '/send-message', { from: '4915112345678', to: '4915112345678', message: { nonsense: 1 } }, 400],
  [
    'POST',
    '/send-message',
    { from: '4915112345678', to: '4915112345678', message: { imageMessage: 3 } },
    400,
  ],
  ['POST', '/disconnect', { phone: '19995550100' }, 404],
  ['POST', '/mock-phone/enter-code', { phone: '4915112345678', code: 'ABCDEFGH' }, 410],
] as const)('%s %s with %j is answered with %i and a reason', async (method, path, body, _status) => {
  const { status, value } = await ask(method, path, body);
  expect(status).toBe(_status);
  expect(value).toEqual({ error: expect.stringMatching(/./) });
});

test('what a member may not do is answered as the service would', async () => {
  const { value } = await ask('POST', '/groups', {
    creator: '4915112345678',
    subject: 'Ours',
    members: ['4915112345679'],
  });
  const { jid } = value as { jid: string };
  const change = { group: jid, by: '4915112345679', action: 'remove', members: ['4915112345678'] };
  expect((await ask('POST', '/group-members', change)).status).toBe(403);
});

test('events arrive as lines while they happen', async () => {
  const abort = new AbortController();
  const response = await fetch(`${simulator.adminUrl}/events?stream=1&after=0`, { signal: abort.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await simulator.admin.createGroup({ creator: '4915112345678', subject: 'Listen' });
  let text = '';
  while (!text.includes('group-changed')) text += (await reader?.read())?.value ?? '';
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(lines.some(({ type }) => type === 'group-changed')).toBe(true);
  abort.abort();
});

test('it listens on this machine only and answers nothing but its own paths', async () => {
  const response = await fetch(simulator.adminUrl.replace('/admin', '/anything'));
  expect(response.status).toBe(404);
  expect(simulator.url).toMatch(/^ws:\/\/127\.0\.0\.1:/);
});

test('the program prints one line, and ends on SIGTERM', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `${import.meta.dirname}/../cli.ts`, '--port', '0', '--seed', '1', '--tls'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  expect(JSON.parse(line)).toMatchObject({
    url: expect.stringMatching(/^wss:/),
    rootKey: simulator.rootKey,
    certificate: expect.stringContaining('CERTIFICATE'),
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the program explains a wrong option', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `${import.meta.dirname}/../cli.ts`, '--scenario', 'nowhere'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [line] = (await once(createInterface(child.stderr), 'line')) as [string];
  expect(line).toMatch(/^There is no scenario nowhere/);
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(2);
});
