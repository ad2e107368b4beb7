import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountId, AccountState } from '../../../preload/contract/model.ts';
import type { PasskeyMode } from '../../simulator/linking/modes.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';
import { proveInBrowser } from './browser.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;

beforeEach(async () => {
  simulator = await startSimulator({ seed: 5 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  program.accounts.allowPasskey(true);
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

/** A state in a few words. */
function nameOf(state: AccountState): string {
  if (state.kind !== 'linking') return state.kind;
  const { linking } = state;
  switch (linking.kind) {
    case 'failed':
      return linking.reason;
    case 'passkey':
      return `passkey ${linking.step}`;
    case 'code':
      return linking.mistyped ? 'code mistyped' : 'code';
    default:
      return linking.kind;
  }
}

const stateOf = (accountId: AccountId): string => nameOf(program.accounts.session(accountId).view().state);
const reach = (accountId: AccountId, name: string) =>
  program.until(accountId, ({ state }) => nameOf(state) === name);

interface Linking {
  readonly accountId: AccountId;
  readonly phone: string;
}

async function shown({ accountId }: Linking): Promise<string> {
  return (await program.untilLinking(accountId, 'scan')).qr;
}
async function scan(link: Linking): Promise<void> {
  // What becomes of the scan shows in the account.
  simulator.admin.scanQr(await shown(link), { phone: link.phone }).catch(() => undefined);
}
async function type(link: Linking, text?: string): Promise<void> {
  const { code } = await program.untilLinking(link.accountId, 'code');
  simulator.admin.enterCode({ phone: link.phone, code: text ?? code }).catch(() => undefined);
}
async function gate(link: Linking, mode: PasskeyMode): Promise<void> {
  await simulator.admin.passkey({ phone: link.phone, mode });
  await scan(link);
  await reach(link.accountId, 'passkey proof');
}
async function prove(link: Linking): Promise<void> {
  const controls = program.accounts.passkey(link.accountId);
  const proof = await proveInBrowser(simulator, controls.request() ?? '', { phone: link.phone });
  expect(controls.hand(proof)).toBeNull();
}
async function compare(link: Linking, same: boolean): Promise<void> {
  await reach(link.accountId, 'passkey compare');
  program.accounts.passkey(link.accountId).compared(same);
}

it('links twenty accounts at once, each in a state of its own, and none touches another', async () => {
  let next = 0;
  const begin = (way: 'qr' | 'phone-number'): Linking => {
    const phone = `49151100000${String(++next).padStart(2, '0')}`;
    const accountId = program.accounts.add(way === 'qr' ? { kind: 'qr' } : { kind: way, phoneNumber: phone });
    return { accountId, phone };
  };
  const expected = new Map<AccountId, string>();
  const standing = async (link: Linking, name: string): Promise<Linking> => {
    await reach(link.accountId, name);
    expected.set(link.accountId, name);
    return link;
  };

  const online = begin('qr');
  await scan(online);
  await standing(online, 'online');
  const scanned = await standing(begin('qr'), 'scan');
  const renewed = await standing(begin('qr'), 'scan');
  await simulator.admin.passkey({ phone: renewed.phone, mode: 'reg-refresh' });
  const retired = await shown(renewed);
  await scan(renewed);
  await program.eventually(
    () => shown(renewed),
    (qr) => qr !== retired,
  );
  const typed = await standing(begin('phone-number'), 'code');
  const mistyped = begin('phone-number');
  await type(mistyped, 'ZZZZZZZZ');
  await standing(mistyped, 'code mistyped');
  const worn = begin('phone-number');
  for (let count = 0; count < 3; count++) {
    const { code } = await program.untilLinking(worn.accountId, 'code');
    expect(code).toBeTruthy();
    await simulator.admin.enterCode({ phone: worn.phone, code: 'ZZZZZZZZ' }).catch(() => undefined);
  }
  await standing(worn, 'code-mistyped');
  for (const [code, reason] of [
    [400, 'code-refused'],
    [429, 'code-too-often'],
    [452, 'code-unavailable'],
    [500, 'code-service-error'],
  ] as const) {
    await simulator.admin.refuseCodes({ code });
    await standing(begin('phone-number'), reason);
  }
  const taken = begin('qr');
  await scan({ ...taken, phone: online.phone });
  await standing(taken, 'already-linked');
  const late = begin('phone-number');
  await program.untilLinking(late.accountId, 'code');
  await simulator.admin.refreshCode({ phone: late.phone, forced: true });
  await standing(late, 'expired');
  const byCode = begin('phone-number');
  await type(byCode);
  await standing(byCode, 'online');
  const asked = begin('qr');
  await gate(asked, 'passkey');
  await standing(asked, 'passkey proof');
  const silent = begin('qr');
  await gate(silent, 'stall');
  await prove(silent);
  await standing(silent, 'passkey waiting');
  const comparing = begin('qr');
  await gate(comparing, 'passkey');
  await prove(comparing);
  await standing(comparing, 'passkey compare');
  const differing = begin('qr');
  await gate(differing, 'passkey');
  await prove(differing);
  await compare(differing, false);
  await standing(differing, 'passkey-code-differs');
  const refused = begin('qr');
  await gate(refused, 'refuse');
  await prove(refused);
  await standing(refused, 'passkey-refused');
  const cut = begin('qr');
  await gate(cut, 'close-at-proof');
  await prove(cut);
  await standing(cut, 'passkey-interrupted');
  const proved = begin('qr');
  await gate(proved, 'passkey');
  await prove(proved);
  await compare(proved, true);
  await standing(proved, 'online');

  expect(expected.size).toBe(20);
  for (const [accountId, name] of expected) expect(stateOf(accountId)).toBe(name);

  // Every link that still can be finished is finished, all at once; each becomes its own number.
  const finish = [scanned, renewed, typed, mistyped, asked, comparing];
  await Promise.all([
    scan(scanned),
    scan(renewed),
    type(typed),
    type(mistyped),
    prove(asked).then(() => compare(asked, true)),
    compare(comparing, true),
  ]);
  for (const { accountId, phone } of finish) {
    expect((await reach(accountId, 'online')).phoneNumber).toBe(phone);
    expected.set(accountId, 'online');
  }
  for (const [accountId, name] of expected) expect(stateOf(accountId)).toBe(name);
  const linked = [...expected].filter(([, name]) => name === 'online').map(([accountId]) => accountId);
  expect([...(await program.credentials.listAccounts())].sort()).toEqual([...linked].sort());
  expect((await program.chats.listAccounts()).map(({ id }) => id).sort()).toEqual([...linked].sort());
});
