import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import english from '../../../resources/locales/en.json' with { type: 'json' };
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 4 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const sentences: Record<string, string> = english.reason;
const linkingSentences: Record<string, string> = english.linking.failed;

describe('an account that is linked', () => {
  it.each([
    [401, { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' }],
    [403, { kind: 'stopped', reason: 'restricted', nextStep: 'retry' }],
    [405, { kind: 'stopped', reason: 'client-too-old', nextStep: 'update' }],
    [503, { kind: 'waiting', reason: 'service-unavailable' }],
  ])('whose login is answered with %s', async (reason, state) => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.failLogins({ reason: String(reason), times: 1 });
    await simulator.admin.disconnect({ phone, how: 'close' });
    await program.until(accountId, (view) => view.state.kind === 'waiting');
    program.accounts.connectWaiting();
    const view = await program.until(
      accountId,
      (seen) =>
        seen.state.kind === state.kind && 'reason' in seen.state && seen.state.reason === state.reason,
    );
    expect(view.state).toMatchObject(state);
    expect(sentences[state.reason]).toMatch(/\w+ .+\./u);
    // Its chats stay readable, whatever happened.
    expect((await program.chats.chatPage(accountId, null, 10)).rows.length).toBeGreaterThan(0);
  });

  it('that another program has taken over stops and does not fight', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.streamError({ phone, conflict: 'replaced' });
    const view = await program.until(accountId, ({ state }) => state.kind === 'stopped');
    expect(view.state).toMatchObject({ reason: 'replaced', nextStep: 'retry' });
    expect(program.accounts.getSocketCount()).toBe(0);
    program.accounts.session(accountId).connectNow();
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('that gets a frame which can not be read connects anew, and misses nothing', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await simulator.admin.corrupt({ phone, frames: 1 });
    await simulator.admin.sendText({
      phone,
      contact: '447911123456',
      text: 'after the break',
      name: 'Greta',
    });
    const view = await program.until(accountId, ({ state }) => state.kind === 'waiting');
    expect(view.state).toMatchObject({ reason: 'session-broken' });
    program.accounts.connectWaiting();
    const chat = await program.chat(accountId, 'Greta');
    expect((await program.messages(accountId, chat)).map((row) => row.text)).toEqual(['after the break']);
  });

  it('whose credentials are damaged says so and leaves the others alone', async () => {
    const [broken, whole] = [await program.link(), await program.link()];
    await program.close();
    program = await startProgram({ simulator: { ...simulator, url: 'ws://127.0.0.1:9/ws/chat' }, data });
    await program.credentials.commit(broken, { credentials: Buffer.from('{"me":1'), keys: [] });
    await program.close();
    program = await startProgram({ simulator, data });
    await program.until(whole, ({ state }) => state.kind === 'online');
    const view = await program.until(broken, ({ state }) => state.kind === 'stopped');
    expect(view.state).toMatchObject({ reason: 'credentials-unreadable' });
    expect(sentences['credentials-unreadable']).toBeTypeOf('string');
  });
});

describe('a link', () => {
  it('to a service that is not there fails with its sentence, and can be tried again', async () => {
    await program.close();
    program = await startProgram({ simulator: { ...simulator, url: 'ws://127.0.0.1:9/ws/chat' }, data });
    const accountId = program.accounts.add();
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'service-unavailable' });
    expect(linkingSentences['service-unavailable']).toContain('Nothing was linked');
    await program.accounts.cancelLink(accountId);
    expect(program.accounts.views()).toEqual([]);
  });

  it('to a service that refuses the connection fails', async () => {
    await simulator.admin.refuse({ status: 503, times: 1 });
    const accountId = program.accounts.add();
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'service-unavailable' });
  });

  it.each([
    ['a frame that is no handshake', Buffer.from([0, 0, 5, 1, 2, 3, 4, 5])],
    ['half a frame', Buffer.from([0, 1, 0, 1, 2])],
    ['nothing but zeros', Buffer.alloc(64)],
  ])('to a service that answers the handshake with %s ends with a sentence', async (_name, answer) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.once('message', () => {
        socket.send(answer);
        // The rest never comes: what is half stays half.
        setTimeout(() => socket.terminate(), 200);
      });
    });
    await program.close();
    const { port } = server.address() as AddressInfo;
    program = await startProgram({
      simulator: { ...simulator, url: `ws://127.0.0.1:${port}/ws/chat` },
      data,
    });
    const accountId = program.accounts.add();
    const failed = await program.untilLinking(accountId, 'failed');
    expect(['service-unavailable', 'refused']).toContain(failed.reason);
    expect(linkingSentences[failed.reason]).toBeTypeOf('string');
    expect(program.accounts.getSocketCount()).toBe(0);
    server.close();
  });

  it('to a service with a foreign certificate is refused: nobody can pass for the service', async () => {
    await program.close();
    program = await startProgram({ simulator: { ...simulator, rootKey: '11'.repeat(32) }, data });
    const accountId = program.accounts.add();
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'refused' });
  });
});
