import type { AccountFigures } from '../../../preload/contract/account-commands.ts';
import type { CommandName } from '../../../preload/contract/commands.ts';
import type { Timestamp } from '../../../preload/contract/model.ts';
import { success, type Result } from '../../../preload/contract/result.ts';
import type { OpenProgram, Program } from '../program.ts';
import type { Handlers } from '../register.ts';
import { clearOld, previewOld, storageUsage } from '../../accounts/storage-usage.ts';
import { asCommand } from './accounts.ts';

export type ArrangementCommands = Extract<
  CommandName,
  | 'accounts.rename'
  | 'accounts.setHue'
  | 'accounts.mute'
  | 'accounts.reorder'
  | 'accounts.setGroup'
  | 'accounts.foldGroup'
  | 'accounts.overview'
  | 'accounts.storage'
  | 'accounts.previewOld'
  | 'accounts.clearOld'
>;

/** How the accounts are shown, and what the table of all of them counts. */
export const arrangementHandlers = (program: Program): Pick<Handlers, ArrangementCommands> => {
  const done = async (work: (open: OpenProgram) => Promise<void>): Promise<Result<null>> => {
    const open = await program.opened();
    return asCommand(async () => {
      await work(open);
      return success(null);
    });
  };
  return {
    'accounts.rename': ({ accountId, label }) =>
      done(({ accounts }) => accounts.session(accountId).arrange({ label })),
    'accounts.setHue': ({ accountId, hue }) =>
      done(({ accounts }) => accounts.session(accountId).arrange({ hue })),
    'accounts.mute': ({ accountId, muted }) =>
      done(({ accounts }) => accounts.session(accountId).arrange({ muted })),
    'accounts.reorder': ({ accountIds }) => done(({ accounts }) => accounts.arrangement.reorder(accountIds)),
    'accounts.setGroup': ({ accountIds, group }) =>
      done(({ accounts }) => accounts.arrangement.setGroup(accountIds, group)),
    'accounts.foldGroup': ({ group, folded }) =>
      done(({ accounts }) => accounts.arrangement.foldGroup(group, folded)),
    'accounts.overview': async ({ today }) => success(await overview(await program.opened(), today)),
    'accounts.storage': async ({ accountId }) => {
      const open = await program.opened();
      return asCommand(async () => {
        open.accounts.session(accountId);
        return success(await storageUsage(open.chats, accountId));
      });
    },
    'accounts.previewOld': async ({ accountId, ...old }) => {
      const { accounts, chats } = await program.opened();
      return asCommand(async () => {
        accounts.session(accountId);
        return success(await previewOld(chats, accountId, old));
      });
    },
    'accounts.clearOld': async ({ accountId, ...old }) => {
      const { accounts, chats } = await program.opened();
      return asCommand(async () => {
        const session = accounts.session(accountId);
        return success(await clearOld(chats, accountId, old, (notice) => session.chatsChanged(notice)));
      });
    },
  };
};

async function overview(
  { accounts, chats }: OpenProgram,
  today: Timestamp,
): Promise<readonly AccountFigures[]> {
  const figures = await chats.accountFigures(today);
  return accounts.views().map(({ id, lastBackupAt }) => {
    const proxy = accounts.proxy(id);
    const stored = figures.get(id);
    return {
      accountId: id,
      lastMessageAt: stored?.lastMessageAt ?? null,
      messagesToday: stored?.messagesToday ?? 0,
      proxy: proxy === null ? null : `${proxy.kind}://${hostOf(proxy.host)}:${proxy.port}`,
      backedUpAt: lastBackupAt,
    };
  });
}

/** An IPv6 address is written in brackets before its port. */
const hostOf = (host: string): string => (host.includes(':') ? `[${host}]` : host);
