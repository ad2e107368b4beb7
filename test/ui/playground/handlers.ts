import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import type { AccountId, AccountView, MessageId, MessageView } from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import { backupHandlers } from './backup-handlers.ts';
import type { World } from './world.ts';

type Handlers = {
  [Name in CommandName]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

const listPage = 40;
const messagePage = 40;
const rightPassphrase = 'correct horse';

function beginLink(world: World, account: AccountView): void {
  const linking: AccountView = { ...account, state: { kind: 'linking', linking: { kind: 'waiting' } } };
  world.setAccount(linking);
  world.onLink(linking);
}

function page(world: World, accountId: AccountId, chatId: string, before: string | null) {
  const all = world.messages.get(`${accountId}/${chatId}`) ?? [];
  const end = before === null ? all.length : Number(before);
  const start = Math.max(0, end - messagePage);
  return {
    sequence: world.sequence,
    messages: all.slice(start, end),
    cursor: start === 0 ? null : String(start),
  };
}

function send(world: World, accountId: AccountId, message: MessageView): void {
  world.setMessage(accountId, message);
  const steps = ['sent', 'delivered', 'read'] as const;
  for (const [index, status] of steps.entries()) {
    setTimeout(() => world.setMessage(accountId, { ...message, status }), 300 + index * 500);
  }
}

/** What main answers, in few words. */
export const handlers: Handlers = {
  ...backupHandlers,
  'window.snapshot': (world) => ({
    sequence: world.sequence,
    vault: world.vault,
    noticeAccepted: world.noticeAccepted,
    accounts: world.vault.kind === 'open' ? [...world.accounts.values()] : [],
    testService: world.testService,
  }),
  'notice.accept': (world) => {
    world.noticeAccepted = true;
    return null;
  },
  'vault.create': (world, input) => {
    world.vault = { kind: 'open', protection: input.protection };
    world.push({ type: 'vault', vault: world.vault });
    return world.vault;
  },
  'vault.unlock': (world, { passphrase }) => {
    if (passphrase !== rightPassphrase) return failure('vault-wrong-passphrase');
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
      state: { kind: 'linking', linking: { kind: 'waiting' } },
      unread: 0,
      linkedAt: null,
      onlineAt: null,
      phoneSeenAt: null,
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
  'accounts.proxy': (world, { accountId }) => world.proxies.get(accountId) ?? null,
  'accounts.setProxy': (world, { accountId, proxy }) => {
    if (proxy === null) world.proxies.delete(accountId);
    else {
      const { password, ...rest } = proxy;
      const hasPassword = password === null ? world.proxies.has(accountId) : password !== '';
      world.proxies.set(accountId, { ...rest, hasPassword });
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
  'chats.list': (world, { accountId, before }) => {
    const all = [...(world.chats.get(accountId)?.values() ?? [])].sort(
      (left, right) =>
        Number(right.pinned) - Number(left.pinned) || right.lastActivityAt - left.lastActivityAt,
    );
    const start = before === null ? 0 : Number(before);
    const end = start + listPage;
    return {
      sequence: world.sequence,
      chats: all.slice(start, end),
      cursor: end < all.length ? String(end) : null,
    };
  },
  'conversation.open': (world, { accountId, chatId }) => page(world, accountId, chatId, null),
  'conversation.older': (world, { accountId, chatId, before }) => page(world, accountId, chatId, before),
  'conversation.close': () => null,
  'conversation.markRead': (world, { accountId, chatId }) => {
    const chat = world.chats.get(accountId)?.get(chatId);
    const account = world.accounts.get(accountId);
    if (chat === undefined || account === undefined) return failure('chat-not-found');
    if (chat.unread === 0) return null;
    world.setAccount({ ...account, unread: Math.max(0, account.unread - chat.unread) });
    world.setChat({ ...chat, unread: 0 });
    return null;
  },
  'messages.send': (world, { accountId, chatId, text }) => {
    const id = world.nextId();
    const message: MessageView = {
      id: id as MessageId,
      chatId,
      fromMe: true,
      senderName: null,
      sentAt: Date.now(),
      sortKey: `9${id.padStart(12, '0')}`,
      kind: 'text',
      text,
      status: 'queued',
      edited: false,
    };
    send(world, accountId, message);
    return message;
  },
  'messages.retry': (world, { accountId, chatId, messageId }) => {
    const message = world.messagesOf(accountId, chatId).find((other) => other.id === messageId);
    if (message === undefined) return failure('chat-not-found');
    send(world, accountId, { ...message, status: 'queued' });
    return null;
  },
};
