import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import type { World } from './world.ts';

type Names =
  | Extract<CommandName, `preferences.${string}`>
  | 'accounts.rename'
  | 'accounts.setHue'
  | 'accounts.mute'
  | 'accounts.reorder'
  | 'accounts.setGroup'
  | 'accounts.foldGroup'
  | 'accounts.overview'
  | 'accounts.storage'
  | 'accounts.previewOld'
  | 'accounts.clearOld';
type Handlers = {
  [Name in Names]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

/** How accounts are arranged, what is counted of them, and how the window looks. */
export const arrangementHandlers: Handlers = {
  'accounts.rename': (world, { accountId, label }) => world.change(accountId, { label }),
  'accounts.setHue': (world, { accountId, hue }) => world.change(accountId, { hue }),
  'accounts.mute': (world, { accountId, muted }) => world.change(accountId, { muted }),
  'accounts.reorder': (world, { accountIds }) => {
    const rest = [...world.accounts.keys()].filter((id) => !accountIds.includes(id));
    for (const [order, id] of [...accountIds, ...rest].entries()) world.change(id, { order });
    return null;
  },
  'accounts.setGroup': (world, { accountIds, group }) => {
    for (const id of accountIds) world.change(id, { group, groupFolded: false });
    return null;
  },
  'accounts.foldGroup': (world, { group, folded }) => {
    for (const account of world.accounts.values()) {
      if (account.group === group) world.change(account.id, { groupFolded: folded });
    }
    return null;
  },
  'accounts.overview': (world, { today }) =>
    [...world.accounts].map(([accountId, account]) => {
      const chats = [...(world.chats.get(accountId)?.values() ?? [])];
      const messages = chats.flatMap((chat) => world.messagesOf(accountId, chat.id));
      const proxy = world.proxies.get(accountId);
      return {
        accountId,
        lastMessageAt: chats.length === 0 ? null : Math.max(...chats.map((chat) => chat.lastActivityAt)),
        messagesToday: messages.filter((message) => message.sentAt >= today).length,
        proxy: proxy === undefined ? null : `${proxy.kind}://${proxy.host}:${proxy.port}`,
        backedUpAt: account.lastBackupAt,
      };
    }),
  'accounts.storage': (world, { accountId }) => {
    if (world.accounts.get(accountId) === undefined) return failure('account-not-found');
    const kinds = [
      { kind: 'text', messages: 18_204, bytes: 24_800_000, fileBytes: 0 },
      { kind: 'image', messages: 2310, bytes: 3_100_000, fileBytes: 640_000_000 },
      { kind: 'video', messages: 188, bytes: 280_000, fileBytes: 1_900_000_000 },
      { kind: 'audio', messages: 940, bytes: 900_000, fileBytes: 88_000_000 },
      { kind: 'document', messages: 77, bytes: 90_000, fileBytes: 41_000_000 },
      { kind: 'sticker', messages: 0, bytes: 0, fileBytes: 0 },
    ] as const;
    return {
      bytes: kinds.reduce((sum, { bytes, fileBytes }) => sum + bytes + fileBytes, 0),
      messages: 21_719,
      kinds,
      oldestAt: Date.UTC(2023, 4, 1),
    };
  },
  'accounts.previewOld': (_world, { what }) =>
    what === 'media' ? { messages: 412, bytes: 903_000_000 } : { messages: 6120, bytes: 911_000_000 },
  'accounts.clearOld': (_world, { what }) =>
    what === 'media' ? { messages: 412, bytes: 903_000_000 } : { messages: 6120, bytes: 911_000_000 },
  'preferences.get': (world) => world.preferences,
  'preferences.set': (world, change) => {
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    world.preferences = { ...world.preferences, ...known };
    world.push({ type: 'preferences', preferences: world.preferences });
    return world.preferences;
  },
};
