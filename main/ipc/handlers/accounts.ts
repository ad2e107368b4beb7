import type { CommandName } from '../../../preload/contract/commands.ts';
import { success, type Result } from '../../../preload/contract/result.ts';
import { AccountError } from '../../accounts/account-error.ts';
import type { SocketManager } from '../../accounts/socket-manager.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import type { ArrangementCommands } from './arrangement.ts';

/** Lines of an account's history per page: some two screens. */
const eventsPerPage = 60;

type AccountCommands = Exclude<Extract<CommandName, `accounts.${string}`>, ArrangementCommands>;

export const accountHandlers = (program: Program): Pick<Handlers, AccountCommands> => {
  const withAccounts = async <Value>(
    work: (accounts: SocketManager) => Value | Promise<Value>,
  ): Promise<Result<Value>> => {
    const { accounts } = await program.opened();
    return asCommand(async () => success(await work(accounts)));
  };
  return {
    'accounts.add': () => withAccounts((accounts) => ({ accountId: accounts.add() })),
    'accounts.link': ({ accountId }) =>
      withAccounts((accounts) => {
        accounts.link(accountId);
        return null;
      }),
    'accounts.cancelLink': ({ accountId }) =>
      withAccounts(async (accounts) => {
        await accounts.cancelLink(accountId);
        return null;
      }),
    'accounts.connect': ({ accountId }) =>
      withAccounts((accounts) => {
        accounts.session(accountId).connectNow();
        return null;
      }),
    'accounts.takeBack': ({ accountId }) =>
      withAccounts(async (accounts) => {
        await accounts.session(accountId).takeBack();
        return null;
      }),
    'accounts.pause': ({ accountId }) =>
      withAccounts(async (accounts) => {
        await accounts.session(accountId).pause();
        return null;
      }),
    'accounts.resume': ({ accountId }) =>
      withAccounts(async (accounts) => {
        await accounts.session(accountId).resume();
        return null;
      }),
    'accounts.restart': ({ accountId }) =>
      withAccounts((accounts) => {
        accounts.session(accountId).restart();
        return null;
      }),
    'accounts.pauseAll': () =>
      withAccounts(async (accounts) => {
        await accounts.pauseAll();
        return null;
      }),
    'accounts.resumeAll': () =>
      withAccounts(async (accounts) => {
        await accounts.resumeAll();
        return null;
      }),
    'accounts.restartAll': () =>
      withAccounts((accounts) => {
        accounts.restartAll();
        return null;
      }),
    'accounts.pin': ({ accountId, pinned }) =>
      withAccounts(async (accounts) => {
        await accounts.session(accountId).arrange({ pinned });
        return null;
      }),
    'accounts.check': () => withAccounts((accounts) => accounts.check()),
    'accounts.events': async ({ accountId, before }) => {
      const { accounts, chats } = await program.opened();
      return asCommand(async () => {
        accounts.session(accountId);
        return success(await chats.eventPage(accountId, before, eventsPerPage));
      });
    },
    'accounts.settings': ({ accountId }) =>
      withAccounts((accounts) => ({
        settings: accounts.session(accountId).choices.settings,
        defaults: accounts.defaults,
      })),
    'accounts.setSettings': ({ accountId, settings, forNewAccounts }) =>
      withAccounts(async (accounts) => {
        await accounts.setSettings(accountId, settings, forNewAccounts);
        return null;
      }),
    'accounts.defaults': () => withAccounts((accounts) => accounts.defaults),
    'accounts.setDefaults': ({ settings }) =>
      withAccounts(async (accounts) => {
        await accounts.setDefaults(settings);
        return null;
      }),
    'accounts.proxy': ({ accountId }) => withAccounts((accounts) => accounts.proxy(accountId)),
    'accounts.setProxy': ({ accountId, proxy }) =>
      withAccounts(async (accounts) => {
        await accounts.setProxy(accountId, proxy);
        return null;
      }),
    'accounts.testProxy': ({ accountId, proxy }) =>
      withAccounts((accounts) => accounts.testProxy(accountId, proxy)),
    'accounts.remove': ({ accountId }) =>
      withAccounts(async (accounts) => {
        await accounts.remove(accountId);
        return null;
      }),
  };
};

/** Errors of the accounts have codes that the contract knows. */
export async function asCommand<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error: unknown) {
    if (error instanceof AccountError) throw new CommandFailure(error.code, error.message, { cause: error });
    throw error;
  }
}
