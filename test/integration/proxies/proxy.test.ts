import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { ProxyInput } from '../../../preload/contract/proxy.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { startHttpProxy, startSocksProxy, type TestProxy } from './proxies.ts';

const secret = { username: 'planted-name', password: 'planted-password' };

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let proxies: TestProxy[];

beforeEach(async () => {
  simulator = await startSimulator({ seed: 91 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  proxies = [];
});
afterEach(async () => {
  await program.close();
  for (const proxy of proxies) await proxy.stop();
  await simulator.stop();
  await data.remove();
});

const start = async (make: Promise<TestProxy>): Promise<TestProxy> => {
  const proxy = await make;
  proxies.push(proxy);
  return proxy;
};
const phoneOf = (accountId: AccountId): string =>
  program.accounts.session(accountId).view().phoneNumber ?? '';
const connections = async (): Promise<number> =>
  (await simulator.admin.events({ after: 0 })).filter(({ type }) => type === 'connected').length;

async function talk(accountId: AccountId, contact: string): Promise<void> {
  const name = `Person ${contact}`;
  await simulator.admin.sendText({ phone: phoneOf(accountId), contact, text: 'question', name });
  const chat = await program.chat(accountId, name);
  await program.accounts.session(accountId).sendText(chat.id, 'answer');
  await program.eventually(
    () => simulator.admin.receivedBy({ contact }),
    (messages) => messages.length > 0,
  );
}

describe('an account with a proxy', () => {
  it.each([
    ['http', () => startHttpProxy()],
    ['http with name and password', () => startHttpProxy(secret)],
    ['socks5', () => startSocksProxy()],
    ['socks5 with name and password', () => startSocksProxy(secret)],
  ])('connects, sends and receives through it, also after a restart: %s', async (_kind, make) => {
    const proxy = await start(make());
    const [accountId, direct] = [await program.link(), await program.link()];
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await program.eventually(
      async () => proxy.open(),
      (open) => open === 1,
    );
    expect(new Set(proxy.targets)).toEqual(new Set([`127.0.0.1:${simulator.port}`]));
    await talk(accountId, '447911130001');
    await program.close();
    program = await startProgram({ simulator, data });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(proxy.open()).toBe(1);
    await talk(accountId, '447911130002');
    await talk(direct, '447911130003');
    expect(proxy.open()).toBe(1);
    // Without it, the account connects directly again.
    await program.accounts.setProxy(accountId, null);
    await program.eventually(
      async () => proxy.open(),
      (open) => open === 0,
    );
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await talk(accountId, '447911130004');
  });

  it('is linked through one that was chosen while its code was shown, and keeps it', async () => {
    const proxy = await start(startSocksProxy());
    const accountId = program.accounts.add();
    const first = await program.untilLinking(accountId, 'scan');
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.eventually(
      async () => proxy.open(),
      (open) => open === 1,
    );
    // The code of the direct connection is worth nothing any more: it is another device.
    const second = await program.untilLinking(accountId, 'scan');
    expect(second.qr).not.toBe(first.qr);
    expect((await simulator.admin.counters()).connections).toBe(1);
    await simulator.admin.scanQr(second.qr);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    // The account's own picture comes through it, too.
    expect(proxy.open()).toBeGreaterThanOrEqual(1);
    await program.close();
    program = await startProgram({ simulator, data });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(proxy.open()).toBeGreaterThanOrEqual(1);
    expect(program.accounts.proxy(accountId)?.port).toBe(proxy.settings.port);
  });

  it('goes through the proxy of new accounts from its first connection on', async () => {
    const proxy = await start(startHttpProxy(secret));
    await program.accounts.setProxy(null, proxy.settings);
    const before = await connections();
    const accountId = await program.link();
    await talk(accountId, '447911130021');
    expect(new Set(proxy.targets)).toEqual(new Set([`127.0.0.1:${simulator.port}`]));
    // Nothing of it was ever seen beside the proxy: each connection that the service saw was one through it.
    expect((await connections()) - before).toBeLessThanOrEqual(proxy.targets.length);
    await program.close();
    program = await startProgram({ simulator, data });
    expect(program.accounts.proxy(null)?.port).toBe(proxy.settings.port);
    // The account keeps it when new ones begin without.
    await program.accounts.setProxy(null, null);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(program.accounts.proxy(accountId)?.port).toBe(proxy.settings.port);
    expect(program.accounts.proxy(program.accounts.add())).toBeNull();
  });

  it('tells a proxy that is dead, never connects around it, and comes back with it', async () => {
    const proxy = await start(startHttpProxy());
    const accountId = await program.link();
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    await proxies.pop()?.stop();
    const before = await connections();
    for (let attempt = 0; attempt < 3; attempt++) {
      await program.until(
        accountId,
        ({ state }) => state.kind === 'waiting' && state.reason === 'proxy-failed',
      );
      program.accounts.session(accountId).connectNow();
    }
    await program.until(accountId, ({ state }) => state.kind === 'waiting');
    expect(await connections()).toBe(before);
    expect(
      (await simulator.admin.devices({ phone: phoneOf(accountId) })).map((one) => one.connected),
    ).toEqual([false]);
    const next = await start(startSocksProxy());
    await program.accounts.setProxy(accountId, next.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(next.open()).toBe(1);
  });

  it.each([
    ['http', () => startHttpProxy(secret)],
    ['socks5', () => startSocksProxy(secret)],
  ])(
    'stops at one that does not accept its password, and says nothing of it anywhere: %s',
    async (_kind, make) => {
      const proxy = await start(make());
      const accountId = await program.link();
      const before = await connections();
      await program.accounts.setProxy(accountId, { ...proxy.settings, password: 'planted-wrong' });
      const view = await program.until(accountId, ({ state }) => state.kind === 'stopped');
      expect(view.state).toEqual({ kind: 'stopped', reason: 'proxy-refused', nextStep: 'proxy' });
      expect(proxy.targets).toEqual([]);
      expect(await connections()).toBe(before);
      expect(program.log.lines.filter((line) => /planted/u.test(line))).toEqual([]);
      expect(JSON.stringify([view, program.accounts.proxy(accountId)])).not.toMatch(/planted-wrong/u);
      expect(program.accounts.proxy(accountId)).toMatchObject({
        hasPassword: true,
        username: 'planted-name',
      });
    },
  );

  it('is linked again through its proxy; a link that is under way when the proxy is set begins anew', async () => {
    const proxy = await start(startSocksProxy());
    const accountId = await program.link();
    const phone = phoneOf(accountId);
    await simulator.admin.unlink({ phone });
    await program.until(accountId, ({ state }) => state.kind === 'unlinked');
    program.accounts.link(accountId);
    await program.untilLinking(accountId, 'scan');
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.eventually(
      async () => proxy.open(),
      (open) => open === 1,
    );
    const { qr } = await program.untilLinking(accountId, 'scan');
    await simulator.admin.scanQr(qr, { phone });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(proxy.targets.length).toBeGreaterThanOrEqual(2);
    expect(proxy.open()).toBeGreaterThanOrEqual(1);
  });

  it('tells a service that is not there behind a proxy that works', async () => {
    const proxy = await start(startHttpProxy({ leadTo: () => 9 }));
    const accountId = await program.link();
    await program.accounts.setProxy(accountId, proxy.settings);
    const view = await program.until(accountId, ({ state }) => state.kind === 'waiting');
    expect(view.state).toMatchObject({ reason: 'proxy-failed' });
  });

  it('that stalls takes nothing from the others', async () => {
    const proxy = await start(startHttpProxy());
    const [troubled, other] = [await program.link(), await program.link()];
    proxy.stall();
    await program.accounts.setProxy(troubled, proxy.settings);
    await program.eventually(
      async () => proxy.targets.length,
      (count) => count > 0,
    );
    await talk(other, '447911130005');
    await program.accounts.setProxy(troubled, null);
    await program.until(troubled, ({ state }) => state.kind === 'online');
    await talk(troubled, '447911130006');
  });
});

describe('a proxy that is tried', () => {
  let silent: Server;
  beforeEach(async () => {
    silent = createServer((socket) => void socket.on('error', () => undefined).end('no proxy\r\n'));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterEach(() => silent.close());

  it('tells how fast it is, or how it fails', async () => {
    const accountId = await program.link();
    const http = await start(startHttpProxy(secret));
    const socks = await start(startSocksProxy(secret));
    const nowhere = await start(startSocksProxy({ leadTo: () => 9 }));
    const test = (settings: ProxyInput) => program.accounts.testProxy(accountId, settings);
    for (const { settings } of [http, socks]) {
      const result = await test(settings);
      expect(result).toMatchObject({ reached: true });
      expect(result.reached && result.milliseconds).toBeGreaterThanOrEqual(0);
      expect(await test({ ...settings, password: 'wrong' })).toEqual({ reached: false, reason: 'refused' });
    }
    expect(await test(nowhere.settings)).toEqual({ reached: false, reason: 'no-route' });
    for (const kind of ['http', 'https', 'socks5'] as const) {
      const dead = { ...http.settings, kind, port: 9 };
      expect(await test(dead)).toEqual({ reached: false, reason: 'unreachable' });
      const { port } = silent.address() as AddressInfo;
      expect(await test({ ...dead, port })).toMatchObject({ reached: false });
    }
    // Nothing of it was stored or used.
    expect(program.accounts.proxy(accountId)).toBeNull();
    expect(program.accounts.session(accountId).view().state.kind).toBe('online');
  });

  it('keeps the stored password for the same proxy only', async () => {
    const accountId = await program.link();
    const proxy = await start(startHttpProxy(secret));
    await program.accounts.setProxy(accountId, proxy.settings);
    await program.until(accountId, ({ state }) => state.kind === 'online');
    const kept = { ...proxy.settings, password: null };
    expect(await program.accounts.testProxy(accountId, kept)).toMatchObject({ reached: true });
    const other = await start(startHttpProxy(secret));
    expect(await program.accounts.testProxy(accountId, { ...other.settings, password: null })).toEqual({
      reached: false,
      reason: 'refused',
    });
  });
});
