import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import { aboutHandlers } from './about-handlers.ts';
import { arrangementHandlers } from './arrangement-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { infoHandlers } from './info-handlers.ts';
import { mediaHandlers } from './media-handlers.ts';
import { desktopHandlers, rightPassphrase } from './desktop-handlers.ts';
import { messageHandlers } from './message-handlers.ts';
import { readingHandlers } from './reading-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import type { World } from './world.ts';

export type Handlers = {
  [Name in CommandName]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

function beginLink(world: World, account: AccountView): void {
  const linking: AccountView = { ...account, state: { kind: 'linking', linking: { kind: 'waiting' } } };
  world.setAccount(linking);
  world.onLink(linking);
}

/** What main answers, in few words. */
export const handlers: Handlers = {
  ...aboutHandlers,
  ...arrangementHandlers,
  ...backupHandlers,
  ...infoHandlers,
  ...mediaHandlers,
  ...desktopHandlers,
  ...messageHandlers,
  ...readingHandlers,
  ...searchHandlers,
  'window.snapshot': (world) => ({
    sequence: world.sequence,
    vault: world.vault,
    noticeAccepted: world.noticeAccepted,
    accounts: world.vault.kind === 'open' ? [...world.accounts.values()] : [],
    testService: world.testService,
    preferences: world.preferences,
  }),
  'notice.accept': (world) => {
    world.noticeAccepted = true;
    return null;
  },
  'app.openLink': () => ({ opened: true }),
  'openings.take': (world) => world.openings.shift() ?? null,
  'vault.create': (world, input) => {
    world.vault = { kind: 'open', protection: input.protection };
    world.push({ type: 'vault', vault: world.vault });
    return world.vault;
  },
  'vault.unlock': (world, { passphrase }) => {
    if (passphrase !== rightPassphrase) {
      if (world.vault.kind === 'locked') {
        world.wrongTries += 1;
        const retryAt = world.wrongTries < 3 ? null : Date.now() + 30_000;
        world.setVault({ ...world.vault, retryAt });
      }
      return failure('vault-wrong-passphrase');
    }
    world.vault = { kind: 'open', protection: 'passphrase' };
    world.push({ type: 'vault', vault: world.vault });
    return world.vault;
  },
  'accounts.add': (world) => {
    const accountId = `account-${world.nextId()}` as AccountId;
    beginLink(world, {
      id: accountId,
      name: '',
      phoneNumber: null,
      hue: world.accounts.size,
      order: world.accounts.size,
      pinned: false,
      label: '',
      muted: false,
      group: '',
      groupFolded: false,
      state: { kind: 'linking', linking: { kind: 'waiting' } },
      unread: 0,
      linkedAt: null,
      onlineAt: null,
      phoneSeenAt: null,
      lastBackupAt: null,
      pictureUrl: null,
    });
    return { accountId };
  },
  'accounts.link': (world, { accountId }) => {
    const account = world.accounts.get(accountId);
    if (account === undefined) return failure('account-not-found');
    beginLink(world, account);
    return null;
  },
  'linking.withNumber': (world, { accountId, phoneNumber }) => {
    const digits = phoneNumber.replace(/\D/g, '');
    if (digits.length < 7) return failure('phone-number-unusable');
    const account = accountId === null ? undefined : world.accounts.get(accountId);
    if (account === undefined) return failure('account-not-found');
    world.setAccount({ ...account, state: { kind: 'linking', linking: { kind: 'waiting' } } });
    const shownAt = Date.now();
    const code = { kind: 'code', code: 'K7QP2WRT', mistyped: false } as const;
    const linking = { ...code, phoneNumber: digits, shownAt, expiresAt: shownAt + 180_000 };
    setTimeout(() => world.setAccount({ ...account, state: { kind: 'linking', linking } }), 50);
    return { accountId: account.id };
  },
  'linking.readNumber': (_world, { phoneNumber }) => {
    const digits = phoneNumber.replace(/\D/g, '');
    return digits.length < 7 ? failure('phone-number-unusable') : { phoneNumber: digits };
  },
  'linking.allowPasskey': (world, { allowed }) => {
    for (const account of world.accounts.values()) {
      if (account.state.kind !== 'linking' || account.state.linking.kind !== 'passkey') continue;
      const linking = { ...account.state.linking, step: allowed ? 'proof' : 'explain' } as const;
      world.setAccount({ ...account, state: { kind: 'linking', linking } });
    }
    return null;
  },
  'linking.countDevices': () => ({ devices: 2 }),
  'linking.passkeyRequest': () => ({ script: '(async () => {})();' }),
  'linking.passkeyProof': (world, { accountId, proof }) => {
    const account = world.accounts.get(accountId);
    if (account?.state.kind !== 'linking' || account.state.linking.kind !== 'passkey')
      return failure('passkey-not-waiting');
    if (!proof.startsWith('{')) return failure('passkey-unreadable');
    const { linking } = account.state;
    world.setAccount({ ...account, state: { kind: 'linking', linking: { ...linking, step: 'waiting' } } });
    return null;
  },
  'linking.passkeyCompared': (world, { accountId, same }) => {
    const account = world.accounts.get(accountId);
    if (account === undefined) return failure('account-not-found');
    const linking = same
      ? ({ kind: 'confirming' } as const)
      : ({ kind: 'failed', reason: 'passkey-code-differs' } as const);
    world.setAccount({ ...account, state: { kind: 'linking', linking } });
    return null;
  },
  'accounts.cancelLink': (world, { accountId }) => {
    const account = world.accounts.get(accountId);
    if (account?.state.kind !== 'linking') return failure('not-linking');
    if (account.phoneNumber === null) world.removeAccount(accountId);
    else {
      world.setAccount({
        ...account,
        state: { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
      });
    }
    return null;
  },
  'accounts.connect': (world, { accountId }) => {
    const account = world.accounts.get(accountId);
    if (account === undefined) return failure('account-not-found');
    world.setAccount({ ...account, state: { kind: 'connecting' } });
    setTimeout(() => world.setAccount({ ...account, state: { kind: 'online' } }), 1200);
    return null;
  },
  'accounts.takeBack': (world, { accountId }) => world.change(accountId, { state: { kind: 'queued' } }),
  'accounts.pause': (world, { accountId }) => world.change(accountId, { state: { kind: 'paused' } }),
  'accounts.resume': (world, { accountId }) => world.change(accountId, { state: { kind: 'online' } }),
  'accounts.restart': (world, { accountId }) => world.change(accountId, { state: { kind: 'connecting' } }),
  'accounts.pin': (world, { accountId, pinned }) => world.change(accountId, { pinned }),
  'accounts.pauseAll': (world) => world.changeAll({ state: { kind: 'paused' } }),
  'accounts.resumeAll': (world) => world.changeAll({ state: { kind: 'online' } }),
  'accounts.restartAll': (world) => world.changeAll({ state: { kind: 'connecting' } }),
  'accounts.check': (world) => ({
    accounts: world.accounts.size,
    online: [...world.accounts.values()].filter(({ state }) => state.kind === 'online').length,
    open: [...world.accounts.values()].filter(({ state }) => state.kind === 'online').length,
    differences: world.differences,
  }),
  'accounts.settings': (world, { accountId }) => ({
    settings: world.settings.get(accountId) ?? world.defaults,
    defaults: world.defaults,
  }),
  'accounts.setSettings': (world, { accountId, settings, forNewAccounts }) => {
    world.settings.set(accountId, settings);
    if (forNewAccounts) world.defaults = settings;
    return null;
  },
  'accounts.defaults': (world) => world.defaults,
  'accounts.setDefaults': (world, { settings }) => {
    world.defaults = settings;
    return null;
  },
  'accounts.proxy': (world, { accountId }) => world.proxies.get(accountId ?? 'new') ?? null,
  'accounts.setProxy': (world, { accountId, proxy }) => {
    if (proxy === null) world.proxies.delete(accountId ?? 'new');
    else {
      const { password, ...rest } = proxy;
      const hasPassword = password === null ? world.proxies.has(accountId ?? 'new') : password !== '';
      world.proxies.set(accountId ?? 'new', { ...rest, hasPassword });
    }
    return null;
  },
  'accounts.testProxy': (_world, { proxy }) =>
    proxy.host.startsWith('dead')
      ? { reached: false, reason: 'unreachable' }
      : { reached: true, milliseconds: 84 },
  'accounts.remove': (world, { accountId }) => {
    world.removeAccount(accountId);
    return null;
  },
  'conversation.close': () => null,
  'conversation.typing': () => null,
  'conversation.markRead': (world, { accountId, chatId }) => {
    const chat = world.chats.get(accountId)?.get(chatId);
    const account = world.accounts.get(accountId);
    if (chat === undefined || account === undefined) return failure('chat-not-found');
    if (chat.unread === 0) return null;
    world.setAccount({ ...account, unread: Math.max(0, account.unread - chat.unread) });
    world.setChat({ ...chat, unread: 0 });
    return null;
  },
};
