import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../preload/contract/model.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { newTestData, startProgram, type TestData, type TestProgram } from '../program.ts';

let simulator: Simulator;
let data: TestData;
let program: TestProgram;
let accounts: AccountId[];

beforeEach(async () => {
  simulator = await startSimulator({ seed: 101 });
  data = await newTestData();
  program = await startProgram({ simulator, data });
  accounts = [await program.link(), await program.link()];
});
afterEach(async () => {
  await program.close();
  await simulator.stop();
  await data.remove();
});

const differences = async () => (await program.accounts.check()).differences;

describe('the self-check of a program that runs', () => {
  it('finds that all agrees, whatever the accounts do', async () => {
    expect(await program.accounts.check()).toEqual({ accounts: 2, online: 2, open: 2, differences: [] });
    program.accounts.add();
    await program.accounts.session(accounts[0]!).pause();
    expect(await program.accounts.check()).toMatchObject({ accounts: 3, online: 1, differences: [] });
    await program.accounts.session(accounts[0]!).resume();
    for (let times = 0; times < 5; times++) {
      program.accounts.restartAll();
      expect(await differences()).toEqual([]);
    }
    const phone = program.accounts.session(accounts[1]!).view().phoneNumber ?? '';
    await program.until(accounts[1]!, ({ state }) => state.kind === 'online');
    await simulator.admin.unlink({ phone });
    await program.until(accounts[1]!, ({ state }) => state.kind === 'unlinked');
    expect(await differences()).toEqual([]);
    await program.accounts.remove(accounts[0]!);
    expect(await differences()).toEqual([]);
  });

  it('names what was planted in the store', async () => {
    const [first, second] = accounts as [AccountId, AccountId];
    await program.credentials.deleteAll(first);
    await program.credentials.commit('account-planted' as AccountId, {
      credentials: Buffer.from('{}'),
      keys: [],
    });
    expect(await differences()).toEqual([
      { kind: 'credentials-missing', accountId: first },
      { kind: 'credentials-without-account', accountId: 'account-planted' },
    ]);
    await program.chats.deleteAccount(second);
    expect(await differences()).toContainEqual({ kind: 'account-not-stored', accountId: second });
  });

  it('names an account that is stored and not running, and a socket that is closed and was not told of', async () => {
    const [first, second] = accounts as [AccountId, AccountId];
    await program.accounts.release(first);
    expect(await differences()).toEqual([{ kind: 'account-not-loaded', accountId: first }]);
    await program.accounts.adopt(first);
    await program.until(first, ({ state }) => state.kind === 'online');
    Object.defineProperty(program.accounts.getSocket(second), 'isOpen', { value: false });
    expect(await differences()).toEqual([{ kind: 'socket-closed', accountId: second }]);
  });
});
