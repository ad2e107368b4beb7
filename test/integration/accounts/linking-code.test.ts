import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../main/accounts/ports.ts';
import { systemClock } from '../../../main/system-clock.ts';
import { companionDisplay } from '../../../main/whatsapp/linking/pairing-code.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { hurriedClock, newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

const phone = '4915112345678';
const way = { kind: 'phone-number', phoneNumber: phone } as const;
let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 3 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

/** Nothing of an attempt that failed may be kept. */
async function expectNothingKept(accountId: AccountId): Promise<void> {
  await program.eventually(
    async () => program.accounts.getSocket(accountId),
    (socket) => socket === null,
  );
  expect(await program.credentials.listAccounts()).toEqual([]);
  expect(await program.chats.listAccounts()).toEqual([]);
}

describe('a code that is typed on the phone', () => {
  it('links the account, with its own clock and for the number that was asked', async () => {
    const accountId = program.accounts.add(way);
    const shown = await program.untilLinking(accountId, 'code');
    expect(shown.code).toMatch(/^[1-9A-HJ-NP-TV-Z]{8}$/u);
    expect(shown).toMatchObject({ phoneNumber: phone, mistyped: false });
    expect(shown.expiresAt - shown.shownAt).toBe(180_000);
    expect(await program.credentials.listAccounts()).toEqual([]);
    await simulator.admin.enterCode({ phone, code: shown.code });
    const view = await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(view.phoneNumber).toBe(phone);
    expect((await simulator.admin.counters()).gaps).toEqual([]);
  });

  it('says that another code was typed, still holds, and ends with the third', async () => {
    const accountId = program.accounts.add(way);
    const shown = await program.untilLinking(accountId, 'code');
    await expect(simulator.admin.enterCode({ phone, code: 'ZZZZZZZZ' })).rejects.toThrow(/does not fit/);
    const again = await program.until(
      accountId,
      ({ state }) => state.kind === 'linking' && state.linking.kind === 'code' && state.linking.mistyped,
    );
    expect(again.state).toMatchObject({ linking: { code: shown.code, expiresAt: shown.expiresAt } });
    await simulator.admin.enterCode({ phone, code: shown.code });
    await program.until(accountId, ({ state }) => state.kind === 'online');

    const second = program.accounts.add({ kind: 'phone-number', phoneNumber: '447911123456' });
    await program.untilLinking(second, 'code');
    for (let count = 0; count < 3; count++) {
      await expect(simulator.admin.enterCode({ phone: '447911123456', code: 'ZZZZZZZZ' })).rejects.toThrow(
        /does not fit/,
      );
    }
    expect(await program.untilLinking(second, 'failed')).toMatchObject({ reason: 'code-mistyped' });
  });

  it.each([
    [400, 'code-refused'],
    [429, 'code-too-often'],
    [452, 'code-unavailable'],
    [500, 'code-service-error'],
  ])('refused with %i: %s, and nothing is kept', async (code, reason) => {
    await simulator.admin.refuseCodes({ code });
    const accountId = program.accounts.add(way);
    expect(await program.untilLinking(accountId, 'failed')).toEqual({ kind: 'failed', reason });
    await expectNothingKept(accountId);
    // The next attempt is a fresh one.
    program.accounts.link(accountId, way);
    const { code: text } = await program.untilLinking(accountId, 'code');
    await simulator.admin.enterCode({ phone, code: text });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('says that the phone has four devices already', async () => {
    for (let count = 0; count < 4; count++) await simulator.admin.fabricateClient({ phone });
    expect(await simulator.admin.devices({ phone })).toHaveLength(4);
    const accountId = program.accounts.add(way);
    const { code } = await program.untilLinking(accountId, 'code');
    await expect(simulator.admin.enterCode({ phone, code })).rejects.toThrow(/four linked devices/);
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'too-many-devices' });
    await expectNothingKept(accountId);
  });

  it('changes to a code to scan and back, each time with a new socket', async () => {
    const accountId = program.accounts.add();
    await program.untilLinking(accountId, 'scan');
    program.accounts.link(accountId, way);
    const first = await program.untilLinking(accountId, 'code');
    program.accounts.link(accountId);
    await program.untilLinking(accountId, 'scan');
    await expect(simulator.admin.enterCode({ phone, code: first.code })).rejects.toThrow(/waits for a code/);
    program.accounts.link(accountId, way);
    const second = await program.untilLinking(accountId, 'code');
    expect(second.code).not.toBe(first.code);
    await simulator.admin.enterCode({ phone, code: second.code });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('refuses a number that can not be this account before the service is asked', async () => {
    const linked = await program.link(phone);
    expect(() => program.accounts.add(way)).toThrow('does not fit');
    expect(program.accounts.views()).toHaveLength(1);
    await simulator.admin.unlink({ phone });
    await program.until(linked, ({ state }) => state.kind === 'unlinked');
    expect(() =>
      program.accounts.link(linked, { kind: 'phone-number', phoneNumber: '447911123456' }),
    ).toThrow('does not fit');
    program.accounts.link(linked, way);
    const { code } = await program.untilLinking(linked, 'code');
    await simulator.admin.enterCode({ phone, code });
    await program.until(linked, ({ state }) => state.kind === 'online');
  });

  it('fails when the line breaks while the code is shown', async () => {
    const accountId = program.accounts.add(way);
    await program.untilLinking(accountId, 'code');
    await simulator.stop();
    expect(await program.untilLinking(accountId, 'failed')).toMatchObject({ reason: 'service-unavailable' });
    await expectNothingKept(accountId);
  });
});

describe('early signs of success', () => {
  it('are not believed: neither a welcome before the link, nor the number that was asked for', async () => {
    await simulator.admin.passkey({ phone, mode: 'early-success' });
    const accountId = program.accounts.add(way);
    const { code } = await program.untilLinking(accountId, 'code');
    const seen: string[] = [];
    const watch = setInterval(() => {
      const { state, phoneNumber, name, linkedAt } = program.accounts.session(accountId).view();
      if (linkedAt === null) seen.push(`${state.kind} ${phoneNumber} ${name}`);
    }, 1);
    await simulator.admin.enterCode({ phone, code });
    await program.until(accountId, ({ state }) => state.kind === 'online');
    clearInterval(watch);
    expect(new Set(seen)).toEqual(new Set(['linking null ']));
  });
});

describe('clocks and renewals', () => {
  it('runs out, and the next code is asked for by the person', async () => {
    await program.close();
    program = await startProgram({ simulator, data, clock: hurriedClock });
    const accountId = program.accounts.add(way);
    await program.untilLinking(accountId, 'code');
    expect(await program.untilLinking(accountId, 'expired')).toEqual({ kind: 'expired', what: 'code' });
    await expectNothingKept(accountId);
  });

  it('does not wait for ever when the phone has taken a code and then says nothing', async () => {
    await program.close();
    // The code itself has its time; what is left of it after it was typed passes in no time.
    const clock: Clock = {
      now: () => Date.now(),
      after: (milliseconds, callback) =>
        (milliseconds === 180_000 ? systemClock : hurriedClock).after(milliseconds, callback),
    };
    program = await startProgram({ simulator, data, clock });
    await simulator.admin.passkey({ phone, mode: 'silence' });
    const accountId = program.accounts.add(way);
    const { code } = await program.untilLinking(accountId, 'code');
    await expect(simulator.admin.enterCode({ phone, code })).rejects.toThrow(/says nothing/);
    expect(await program.untilLinking(accountId, 'scanned')).toMatchObject({ code: { code } });
    expect(await program.untilLinking(accountId, 'expired')).toEqual({ kind: 'expired', what: 'code' });
    await expectNothingKept(accountId);
  });

  it('draws a new code when the service takes the old one back, three codes at most', async () => {
    const requested = simulator.admin.waitFor((event) => event.type === 'code-requested');
    const accountId = program.accounts.add(way);
    // The service validates the first, and official clients send one zero byte as the second.
    expect(await requested).toMatchObject({ display: companionDisplay(process.platform), nonce: '00' });
    const codes = [(await program.untilLinking(accountId, 'code')).code];
    for (let count = 0; count < 2; count++) {
      await simulator.admin.refreshCode({ phone });
      const view = await program.until(
        accountId,
        ({ state }) =>
          state.kind === 'linking' && state.linking.kind === 'code' && !codes.includes(state.linking.code),
      );
      if (view.state.kind === 'linking' && view.state.linking.kind === 'code')
        codes.push(view.state.linking.code);
    }
    expect(new Set(codes).size).toBe(3);
    await simulator.admin.refreshCode({ phone });
    expect(await program.untilLinking(accountId, 'expired')).toEqual({ kind: 'expired', what: 'code' });
  });

  it('asks the owner before the next code when the service wants that', async () => {
    const accountId = program.accounts.add(way);
    await program.untilLinking(accountId, 'code');
    await simulator.admin.refreshCode({ phone, forced: true });
    await program.untilLinking(accountId, 'expired');
    program.accounts.link(accountId, way);
    const { code } = await program.untilLinking(accountId, 'code');
    await simulator.admin.enterCode({ phone, code });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('keeps the agreed secret when the service retires secrets in the middle of the finish', async () => {
    await simulator.admin.passkey({ phone, mode: 'reg-refresh' });
    const accountId = program.accounts.add(way);
    const { code } = await program.untilLinking(accountId, 'code');
    await simulator.admin.enterCode({ phone, code });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('draws the current code anew at once when the service retires its secret', async () => {
    await simulator.admin.passkey({ phone, mode: 'reg-refresh' });
    const accountId = program.accounts.add();
    const before = await program.untilLinking(accountId, 'scan');
    await expect(simulator.admin.scanQr(before.qr, { phone })).rejects.toThrow(/retired/);
    const view = await program.until(
      accountId,
      ({ state }) =>
        state.kind === 'linking' && state.linking.kind === 'scan' && state.linking.qr !== before.qr,
    );
    const after = view.state.kind === 'linking' ? view.state.linking : null;
    if (after?.kind !== 'scan') throw new Error('no code');
    const [oldParts, newParts] = [before.qr.split(','), after.qr.split(',')];
    expect(newParts.map((part, index) => part === oldParts[index])).toEqual([true, true, true, false, true]);
    expect([after.shownAt, after.expiresAt]).toEqual([before.shownAt, before.expiresAt]);
    await expect(simulator.admin.scanQr(before.qr, { phone })).rejects.toThrow(/old secret/);
    await simulator.admin.scanQr(after.qr, { phone });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });
});
