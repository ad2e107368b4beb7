import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { hurriedClock, newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 1 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

describe('linking', () => {
  it('shows a code, restarts after the scan, and is online with name, number and history', async () => {
    const accountId = program.accounts.add();
    const scan = await program.untilLinking(accountId, 'scan');
    expect(scan.qr).toMatch(/^https:\/\/wa\.me\/settings\/linked_devices#/u);
    expect(scan.expiresAt - scan.shownAt).toBe(60_000);
    // Until the phone has accepted there is nothing of it on disk.
    expect(await program.chats.listAccounts()).toEqual([]);
    expect(await program.credentials.listAccounts()).toEqual([]);

    const linked = await simulator.admin.scanQr(scan.qr);
    const view = await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(view.phoneNumber).toBe(linked.phoneNumber);
    expect(view.linkedAt).not.toBeNull();
    await program.until(accountId, ({ name }) => name === linked.name);
    const page = await program.chats.chatPage(accountId, null, 100);
    expect(page.rows.length).toBeGreaterThanOrEqual(5);
    expect((await program.chats.listAccounts())[0]).toMatchObject({
      phoneNumber: linked.phoneNumber,
      unlinked: false,
    });
    expect((await simulator.admin.counters()).gaps).toEqual([]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const accountId = program.accounts.add();
    await program.untilLinking(accountId, 'scan');
    await program.accounts.cancelLink(accountId);
    expect(program.accounts.views()).toEqual([]);
    expect(program.accounts.getSocketCount()).toBe(0);
    expect(await program.credentials.listAccounts()).toEqual([]);
    expect(() => program.accounts.getSocket(accountId)).toThrow('there is no account');
  });

  it('refuses a phone that is an account here already, and links nothing on it', async () => {
    const first = await program.link();
    const phone = program.accounts.session(first).view().phoneNumber ?? '';
    const second = program.accounts.add();
    const { qr } = await program.untilLinking(second, 'scan');
    await simulator.admin.scanQr(qr, { phone }).catch(() => undefined);
    expect(await program.untilLinking(second, 'failed')).toEqual({
      kind: 'failed',
      reason: 'already-linked',
    });
    expect(await simulator.admin.devices({ phone })).toHaveLength(1);
    await program.accounts.cancelLink(second);
    expect(program.accounts.views()).toHaveLength(1);
  });

  it('links one number once, also when its phone scans two codes at the same moment', async () => {
    const [one, other] = [program.accounts.add(), program.accounts.add()];
    const codes = [await program.untilLinking(one, 'scan'), await program.untilLinking(other, 'scan')];
    await simulator.admin.addPhone({ phone: '4917700000007' });
    await Promise.allSettled(codes.map(({ qr }) => simulator.admin.scanQr(qr, { phone: '4917700000007' })));
    await program.eventually(
      async () => program.accounts.views().map(({ state }) => state),
      (states) =>
        states.some(({ kind }) => kind === 'online') &&
        states.some((state) => state.kind === 'linking' && state.linking.kind === 'failed'),
    );
    expect(await simulator.admin.devices({ phone: '4917700000007' })).toHaveLength(1);
  });

  it('links an unlinked account again to the same number only, and keeps its chats', async () => {
    const accountId = await program.link();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const before = await program.chats.chatPage(accountId, null, 100);
    await simulator.admin.unlink({ phone });
    const unlinked = await program.until(accountId, ({ state }) => state.kind === 'unlinked');
    expect(unlinked.state).toEqual({ kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' });
    await program.eventually(
      () => program.credentials.listAccounts(),
      (ids) => ids.length === 0,
    );

    program.accounts.link(accountId);
    const wrong = await program.untilLinking(accountId, 'scan');
    await simulator.admin.addPhone({ phone: '4917700000001' });
    await simulator.admin.scanQr(wrong.qr, { phone: '4917700000001' }).catch(() => undefined);
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'wrong-number' });

    program.accounts.link(accountId);
    const right = await program.untilLinking(accountId, 'scan');
    await simulator.admin.scanQr(right.qr, { phone });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    const after = await program.chats.chatPage(accountId, null, 100);
    expect(after.rows.map((row) => row.id).sort()).toEqual(before.rows.map((row) => row.id).sort());
  });
});

describe('codes', () => {
  it('are renewed, run out, and come anew when asked for', async () => {
    await program.close();
    program = await startProgram({ simulator, data, clock: hurriedClock });
    const accountId = program.accounts.add();
    const first = await program.untilLinking(accountId, 'scan');
    await program.until(
      accountId,
      ({ state }) =>
        state.kind === 'linking' && state.linking.kind === 'scan' && state.linking.qr !== first.qr,
    );
    await program.untilLinking(accountId, 'expired');
    expect(program.accounts.getSocketCount()).toBe(0);
    program.accounts.link(accountId);
    const { qr } = await program.untilLinking(accountId, 'scan');
    await simulator.admin.scanQr(qr);
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });
});
