import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, AccountState } from '../../../preload/contract/model.ts';
import english from '../../../resources/locales/en.json' with { type: 'json' };
import { startSimulator, type AdminCalls, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 41 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
});
afterAll(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

let phones = 0;
/** A phone of its own for every row: one that was unlinked would be given out again. */
async function linkNew(): Promise<AccountId> {
  const phone = `4915170000${String(++phones).padStart(3, '0')}`;
  await simulator.admin.addPhone({ phone });
  return program.link(phone);
}

const sentences: Record<string, string> = english.reason;

type Outcome = Partial<Extract<AccountState, { reason: unknown }>>;
const retry = (reason: string): Outcome => ({ kind: 'waiting', reason }) as Outcome;
const stop = (reason: string, nextStep: string): Outcome =>
  ({ kind: 'stopped', reason, nextStep }) as Outcome;
const unlinked: Outcome = { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' };

/** What is done to an account that is online, and what becomes of it. */
type Row = readonly [what: string, run: (admin: AdminCalls, phone: string) => unknown, outcome: Outcome];

// Row by row what the protocol notes list for sockets that are open (section 16).
const whileOnline: readonly Row[] = [
  [
    'conflict replaced (440)',
    (a, phone) => a.streamError({ phone, conflict: 'replaced' }),
    stop('replaced', 'retry'),
  ],
  ['device removed on the phone (401)', (a, phone) => a.unlink({ phone }), unlinked],
  ['failure 401', (a, phone) => a.failure({ phone, reason: '401' }), unlinked],
  ['failure 403', (a, phone) => a.failure({ phone, reason: '403' }), stop('restricted', 'retry')],
  ['failure 409', (a, phone) => a.failure({ phone, reason: '409' }), stop('client-too-old', 'update')],
  ['failure 419', (a, phone) => a.failure({ phone, reason: '419' }), unlinked],
  ['failure 429', (a, phone) => a.failure({ phone, reason: '429' }), retry('service-unavailable')],
  ['failure 503', (a, phone) => a.failure({ phone, reason: '503' }), retry('service-unavailable')],
  ['failure without a reason (500)', (a, phone) => a.failure({ phone }), retry('session-broken')],
  ['stream error 503', (a, phone) => a.streamError({ phone, code: '503' }), retry('service-unavailable')],
  ['stream error without a code (500)', (a, phone) => a.streamError({ phone }), retry('session-broken')],
  [
    'stream error with an unknown code',
    (a, phone) => a.streamError({ phone, code: '599' }),
    retry('service-unavailable'),
  ],
  ['a close frame (428)', (a, phone) => a.disconnect({ phone, how: 'close' }), retry('connection-lost')],
  ['a cut line (428)', (a, phone) => a.disconnect({ phone, how: 'drop' }), retry('connection-lost')],
  [
    'end of stream (428)',
    (a, phone) => a.sendNode({ phone, node: { tag: 'xmlstreamend' } }),
    retry('connection-lost'),
  ],
  [
    'no web client any more (411)',
    (a, phone) => a.sendNode({ phone, node: { tag: 'ib', content: [{ tag: 'downgrade_webclient' }] } }),
    stop('refused', 'retry'),
  ],
];

// And for the next connection that such an account tries to make.
const atLogin: readonly Row[] = [
  ['failure 401', (a) => a.failLogins({ reason: '401' }), unlinked],
  ['failure 403', (a) => a.failLogins({ reason: '403' }), stop('restricted', 'retry')],
  ['failure 405', (a) => a.failLogins({ reason: '405', times: 2 }), stop('client-too-old', 'update')],
  ['failure 409', (a) => a.failLogins({ reason: '409' }), stop('client-too-old', 'update')],
  ['failure 503', (a) => a.failLogins({ reason: '503' }), retry('service-unavailable')],
  ['upgrade answered 403', (a) => a.refuse({ status: 403 }), stop('restricted', 'retry')],
  ['upgrade answered 404', (a) => a.refuse({ status: 404 }), stop('refused', 'retry')],
  ['upgrade answered 429', (a) => a.refuse({ status: 429 }), retry('service-unavailable')],
  ['upgrade answered 502', (a) => a.refuse({ status: 502 }), retry('service-unavailable')],
  ['upgrade answered 503', (a) => a.refuse({ status: 503 }), retry('service-unavailable')],
  ['connection reset (408)', (a) => a.refuse({ status: 0 }), retry('connection-lost')],
  [
    'a certificate of somebody else (400)',
    (a) => a.breakCertificate({ how: 'issuer' }),
    stop('refused', 'retry'),
  ],
];

/** The outcome has come about; it has a sentence, and what was stored can still be read. */
async function expectOutcome(
  accountId: Parameters<TestProgram['until']>[0],
  outcome: Outcome,
): Promise<void> {
  const view = await program.until(
    accountId,
    ({ state }) => 'reason' in state && state.kind === outcome.kind && state.reason === outcome.reason,
  );
  expect(view.state).toMatchObject(outcome);
  expect(sentences[outcome.reason ?? ''], 'a sentence that says what it means and what happens next').toMatch(
    /^[A-Z].+\. .+\.$/u,
  );
  expect((await program.chats.chatPage(accountId, null, 10)).rows.length).toBeGreaterThan(0);
}

describe('an account that is online and hears', () => {
  it.each(whileOnline)('%s', async (_what, run, outcome) => {
    const accountId = await linkNew();
    await run(simulator.admin, program.accounts.session(accountId).view().phoneNumber ?? '');
    await expectOutcome(accountId, outcome);
    expect(program.accounts.getSocket(accountId)).toBeNull();
    // What can be tried again can, and leads back.
    if (outcome.kind === 'unlinked') return;
    program.accounts.session(accountId).connectNow();
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });

  it('restart (515) connects again at once, without a wait', async () => {
    const accountId = await linkNew();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    const before = program.accounts.getSocket(accountId);
    const logged = program.log.lines.length;
    await simulator.admin.streamError({ phone, code: '515' });
    await program.eventually(
      async () => program.accounts.getSocket(accountId),
      (socket) => socket !== null && socket !== before,
    );
    await program.until(accountId, ({ state }) => state.kind === 'online');
    expect(program.log.lines.slice(logged).filter((line) => line.includes('"to":"waiting"'))).toEqual([]);
  });
});

describe('an account that connects and gets', () => {
  it.each(atLogin)('%s', async (_what, run, outcome) => {
    const accountId = await linkNew();
    const phone = program.accounts.session(accountId).view().phoneNumber ?? '';
    await run(simulator.admin, phone);
    program.accounts.session(accountId).restart();
    await expectOutcome(accountId, outcome);
    if (outcome.kind === 'unlinked') return;
    await simulator.admin.clearRefusals({});
    program.accounts.session(accountId).connectNow();
    await program.until(accountId, ({ state }) => state.kind === 'online');
  });
});
