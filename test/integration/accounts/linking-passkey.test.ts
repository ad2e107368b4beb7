import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, LinkingView } from '../../../preload/contract/model.ts';
import type { Clock } from '../../../main/accounts/ports.ts';
import { systemClock } from '../../../main/system-clock.ts';
import type { PasskeyMode } from '../../simulator/linking/modes.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { proveInBrowser } from './browser.ts';

const phone = '4915112345678';
type Passkey = Extract<LinkingView, { kind: 'passkey' }>;

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

/** Scans the code of a new account with a phone behind the gate. The scan's own outcome comes later. */
async function scan(
  mode: PasskeyMode,
  number = phone,
): Promise<{ accountId: AccountId; linked: Promise<unknown> }> {
  await simulator.admin.passkey({ phone: number, mode });
  const accountId = program.accounts.add();
  const { qr } = await program.untilLinking(accountId, 'scan');
  const linked = simulator.admin.scanQr(qr, { phone: number });
  linked.catch(() => undefined);
  return { accountId, linked };
}

async function untilStep(accountId: AccountId, step: Passkey['step']): Promise<Passkey> {
  const { state } = await program.until(
    accountId,
    (view) =>
      view.state.kind === 'linking' &&
      view.state.linking.kind === 'passkey' &&
      view.state.linking.step === step,
  );
  if (state.kind !== 'linking' || state.linking.kind !== 'passkey') throw new Error('no passkey');
  return state.linking;
}

const controls = (accountId: AccountId) => program.accounts.passkey(accountId);
const scriptOf = (accountId: AccountId): string => controls(accountId).request() ?? '';
const prove = async (accountId: AccountId, number = phone): Promise<string> =>
  proveInBrowser(simulator, scriptOf(accountId), { phone: number });

/** Goes through the gate up to the proof. */
async function handOver(mode: PasskeyMode): Promise<{ accountId: AccountId; linked: Promise<unknown> }> {
  program.accounts.allowPasskey(true);
  const begun = await scan(mode);
  await untilStep(begun.accountId, 'proof');
  expect(controls(begun.accountId).hand(await prove(begun.accountId))).toBeNull();
  return begun;
}

async function expectFailed(accountId: AccountId, reason: string): Promise<void> {
  expect(await program.untilLinking(accountId, 'failed')).toEqual({ kind: 'failed', reason });
  await program.eventually(
    async () => program.accounts.getSocket(accountId),
    (socket) => socket === null,
  );
  expect(await program.credentials.listAccounts()).toEqual([]);
  expect(await program.chats.listAccounts()).toEqual([]);
  expect(await simulator.admin.devices({ phone })).toHaveLength(0);
}

describe('the gate, explained', () => {
  it('is recognised at once, acknowledged, and codes stop', async () => {
    const { accountId } = await scan('passkey');
    const passkey = await untilStep(accountId, 'explain');
    expect(passkey.expiresAt - passkey.askedAt).toBe(600_000);
    expect(passkey).toMatchObject({ code: null, phoneNumber: null });
    expect(controls(accountId).request()).toBeNull();
    expect(controls(accountId).hand('{}')).toBe('not-waiting');
    await program.accounts.cancelLink(accountId);
    expect(program.accounts.views()).toEqual([]);
    expect((await simulator.admin.counters()).gaps).toEqual([]);
  });

  it('comes after a typed code as well, and says for which number', async () => {
    await simulator.admin.passkey({ phone, mode: 'passkey' });
    const accountId = program.accounts.add({ kind: 'phone-number', phoneNumber: phone });
    const { code } = await program.untilLinking(accountId, 'code');
    simulator.admin.enterCode({ phone, code }).catch(() => undefined);
    expect(await untilStep(accountId, 'explain')).toMatchObject({ phoneNumber: phone });
  });

  it('ends with the question itself when the line closes or the time is over', async () => {
    const { accountId } = await scan('close-at-question');
    await expectFailed(accountId, 'passkey-needed');
  });

  it('begins anew when a new code is asked for, and links once the gate is gone', async () => {
    const { accountId } = await scan('passkey');
    await untilStep(accountId, 'explain');
    await simulator.admin.passkey({ phone, mode: 'none' });
    program.accounts.link(accountId);
    const { qr } = await program.untilLinking(accountId, 'scan');
    await simulator.admin.scanQr(qr, { phone });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('does not obey a question in the name of somebody else', async () => {
    const { accountId } = await scan('foreign-sender');
    await simulator.admin.waitFor((event) => event.type === 'passkey-asked', 5_000, 0);
    // The code still links, which it would not after a question that was believed.
    await simulator.admin.passkey({ phone, mode: 'none' });
    const { qr } = await program.untilLinking(accountId, 'scan');
    await simulator.admin.scanQr(qr, { phone });
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });
});

describe('the ceremony', () => {
  it.each(['passkey', 'options-by-iq', 'code-screen', 'second-prologue', 'refresh-in-ceremony'] as const)(
    'links behind the gate: %s',
    async (mode) => {
      const code = simulator.admin.waitFor((event) => event.type === 'passkey-code');
      const { accountId, linked } = await handOver(mode);
      const compare = await untilStep(accountId, 'compare');
      // The very code that the phone shows.
      expect(compare.code).toBe((await code)['code']);
      expect(await program.credentials.listAccounts()).toEqual([]);
      controls(accountId).compared(true);
      await linked;
      const view = await program.until(accountId, ({ state }) => state.kind === 'online');
      expect(view.phoneNumber).toBe(phone);
      const { gaps } = await simulator.admin.counters();
      expect(gaps).toEqual([]);
    },
  );

  it('is off until it is allowed, also in the middle of a wait', async () => {
    const { accountId } = await scan('passkey');
    await untilStep(accountId, 'explain');
    program.accounts.allowPasskey(true);
    await untilStep(accountId, 'proof');
    program.accounts.allowPasskey(false);
    await untilStep(accountId, 'explain');
    expect(controls(accountId).request()).toBeNull();
  });

  it('takes proofs of this link only: another account, another page, another text, no verified owner', async () => {
    program.accounts.allowPasskey(true);
    const first = await scan('passkey');
    const second = await scan('passkey', '447911123456');
    await untilStep(first.accountId, 'proof');
    await untilStep(second.accountId, 'proof');
    const script = scriptOf(first.accountId);
    const crossed = await prove(second.accountId, '447911123456');
    const { hand } = { hand: (proof: string) => controls(first.accountId).hand(proof) };
    expect(hand(crossed)).toBe('other-challenge');
    expect(hand('not json')).toBe('unreadable');
    expect(hand('{"id":1}')).toBe('unreadable');
    const elsewhere = { phone, origin: 'https://web.whatsapp.com.example' };
    expect(hand(await proveInBrowser(simulator, script, elsewhere))).toBe('other-page');
    const plain = { phone, origin: 'http://web.whatsapp.com' };
    expect(hand(await proveInBrowser(simulator, script, plain))).toBe('other-page');
    expect(hand(await proveInBrowser(simulator, script, { phone, verified: false }))).toBe('unreadable');
    // None of that was sent, and the right proofs still link both, each to its own phone.
    for (const [account, number] of [
      [first, phone],
      [second, '447911123456'],
    ] as const) {
      expect(controls(account.accountId).hand(await prove(account.accountId, number))).toBeNull();
      await untilStep(account.accountId, 'compare');
      controls(account.accountId).compared(true);
      const view = await program.until(account.accountId, ({ state }) => state.kind === 'online');
      expect(view.phoneNumber).toBe(number);
    }
  });

  it('hands over one proof only', async () => {
    const { accountId } = await handOver('stall');
    expect(controls(accountId).hand('{}')).toBe('not-waiting');
  });

  it('ends when the codes differ', async () => {
    const { accountId } = await handOver('passkey');
    await untilStep(accountId, 'compare');
    controls(accountId).compared(false);
    await expectFailed(accountId, 'passkey-code-differs');
  });

  it.each([
    ['refuse', 'passkey-refused'],
    ['short-nonce', 'passkey-refused'],
    ['close-at-proof', 'passkey-interrupted'],
    ['close-at-nonce', 'passkey-interrupted'],
  ] as const)('%s before the code: %s', async (mode, reason) => {
    const { accountId } = await handOver(mode);
    await expectFailed(accountId, reason);
  });

  it.each([
    ['wrong-salt', 'passkey-refused'],
    ['old-secret', 'passkey-interrupted'],
    ['close-at-request', 'passkey-interrupted'],
  ] as const)('%s after the code: %s', async (mode, reason) => {
    const { accountId } = await handOver(mode);
    await untilStep(accountId, 'compare');
    controls(accountId).compared(true);
    await expectFailed(accountId, reason);
  });

  it('is cancelled without a trace, and writes no secret to the log', async () => {
    const { accountId } = await handOver('passkey');
    const { code } = await untilStep(accountId, 'compare');
    await program.accounts.cancelLink(accountId);
    expect(program.accounts.views()).toEqual([]);
    expect(await program.credentials.listAccounts()).toEqual([]);
    const log = program.log.lines.join('\n');
    for (const secret of [code ?? '', 'clientDataJSON', 'challenge', phone])
      expect(log).not.toContain(secret);
  });
});

/** Hurries the clocks of a ceremony and leaves those of codes to scan alone. */
const hurriedCeremony: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) =>
    systemClock.after(milliseconds >= 90_000 ? milliseconds / 100 : milliseconds, callback),
};

describe('the clocks of the ceremony', () => {
  beforeEach(async () => {
    await program.close();
    program = await startProgram({ simulator, data, clock: hurriedCeremony });
  });

  it('gives the owner ten minutes', async () => {
    program.accounts.allowPasskey(true);
    const { accountId } = await scan('passkey');
    await untilStep(accountId, 'proof');
    await expectFailed(accountId, 'passkey-late');
  });

  it('calls the question what it is when its time is over', async () => {
    const { accountId } = await scan('passkey');
    await expectFailed(accountId, 'passkey-needed');
  });

  it.each(['stall', 'foreign-continuation'] as const)(
    'says so when the service takes the proof and is silent, whatever others say: %s',
    async (mode) => {
      const { accountId } = await handOver(mode);
      await expectFailed(accountId, 'passkey-stalled');
    },
  );
});
