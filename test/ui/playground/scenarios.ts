import type { AccountId, AccountState, LinkingView, MessageId } from '../../../preload/contract/model.ts';
import { fillRows } from './rows.ts';
import { addAccount, addChat, fillAccount, talk } from './fill.ts';
import { everyFile, manyFiles } from './files.ts';
import { everyPart } from './parts.ts';
import { everyKind, longLines, rightToLeftLines } from './people.ts';
import { World } from './world.ts';

/** As long as the real ones are: reference, three keys and an advertisement. */
export const sampleCode = `2@${'Qk1hZ9xW'.repeat(11)},${'b7'.repeat(22)}=,${'Xy'.repeat(22)}=,${'Lm'.repeat(22)}=,1`;

function filled(count: number, chats: number): World {
  const world = new World();
  for (let index = 0; index < count; index += 1) fillAccount(world, addAccount(world, index), chats);
  return world;
}

function linking(stage: LinkingView): World {
  const world = filled(1, 12);
  world.onLink = (account) => {
    setTimeout(() => world.setAccount({ ...account, state: { kind: 'linking', linking: stage } }), 50);
  };
  return world;
}

/** One account whose clocks run low: days since it was online here, and since its phone was heard of. */
function idle(state: AccountState, onlineDaysAgo: number, phoneDaysAgo: number): World {
  const day = 86_400_000;
  const world = filled(1, 12);
  for (const account of world.accounts.values()) {
    world.accounts.set(account.id, {
      ...account,
      state,
      linkedAt: Date.now() - 200 * day,
      onlineAt: Date.now() - onlineDaysAgo * day,
      phoneSeenAt: Date.now() - phoneDaysAgo * day,
      lastBackupAt: null,
    });
  }
  return world;
}

function withStates(): World {
  const world = new World();
  const soon = Date.now() + 24_000;
  const states: readonly AccountState[] = [
    { kind: 'waiting', retryAt: soon, reason: 'network' },
    { kind: 'online' },
    { kind: 'connecting' },
    { kind: 'syncing', percent: 62 },
    { kind: 'queued' },
    { kind: 'stopped', reason: 'replaced', nextStep: 'retry' },
    { kind: 'stopped', reason: 'restricted', nextStep: 'none' },
    { kind: 'unlinked', reason: 'device-removed', nextStep: 'relink' },
    { kind: 'stopped', reason: 'client-too-old', nextStep: 'update' },
    { kind: 'paused' },
    { kind: 'waiting', retryAt: null, reason: 'network' },
  ];
  for (const [index, state] of states.entries()) {
    const account = addAccount(world, index, state);
    if (state.kind !== 'syncing') fillAccount(world, account, 14);
  }
  return world;
}

function oneChat(title: string, lines: Parameters<typeof addChat>[3]['lines'], group = false): World {
  const world = new World();
  const account = addAccount(world, 3);
  fillAccount(world, account, 6);
  addChat(world, account, 50, { title, lines, ...(group ? { kind: 'group' as const } : {}), pinned: true });
  return world;
}

function before(vault: World['vault']): World {
  const world = filled(2, 8);
  world.vault = vault;
  return world;
}

const longName =
  'The Extraordinarily Long-Named Association for the Preservation of Very Long Names, Branch Office';

const scenarios = {
  empty: () => new World(),
  loading: () => {
    const world = filled(1, 3);
    world.hanging.add('window.snapshot');
    return world;
  },
  'snapshot-fails': () => {
    const world = new World();
    world.failing.set('window.snapshot', 'store-unavailable');
    return world;
  },
  vault: () => before({ kind: 'new', keyStoreAvailable: false }),
  locked: () => before({ kind: 'locked', retryAt: null, running: false, systemUnlock: false }),
  unreadable: () => before({ kind: 'unreadable', why: 'key-store-locked' }),
  'unreadable-damaged': () => before({ kind: 'unreadable', why: 'damaged' }),
  'unreadable-missing': () => before({ kind: 'unreadable', why: 'key-missing' }),
  'unreadable-other': () => before({ kind: 'unreadable', why: 'other-computer' }),
  'unreadable-gone': () => before({ kind: 'unreadable', why: 'key-store-gone' }),
  'unreadable-changed': () => before({ kind: 'unreadable', why: 'key-store-changed' }),
  passphrase: () => before({ kind: 'open', protection: 'passphrase' }),
  'locked-running': () => {
    const world = before({ kind: 'locked', retryAt: null, running: true, systemUnlock: true });
    world.systemUnlock = true;
    return world;
  },
  notice: () => {
    const world = new World();
    world.noticeAccepted = false;
    return world;
  },
  differences: () => {
    const world = filled(2, 8);
    const long = addAccount(world, 2, { kind: 'online' }, longName);
    fillAccount(world, long, 5);
    world.differences = [
      { kind: 'credentials-missing', accountId: long.id },
      ...[...world.accounts.keys()]
        .slice(0, 1)
        .map((accountId) => ({ kind: 'socket-closed' as const, accountId })),
      { kind: 'credentials-without-account', accountId: 'account-gone' as AccountId },
    ];
    return world;
  },
  'plain-file': () => {
    const world = filled(2, 10);
    world.vault = { kind: 'open', protection: 'plain-file' };
    world.testService = true;
    return world;
  },
  'link-waiting': () => linking({ kind: 'waiting' }),
  'link-scan': () =>
    linking({ kind: 'scan', qr: sampleCode, shownAt: Date.now(), expiresAt: Date.now() + 58_000 }),
  'link-confirming': () => linking({ kind: 'confirming' }),
  'link-syncing': () => linking({ kind: 'syncing', percent: 40 }),
  'link-expired': () => linking({ kind: 'expired', what: 'qr' }),
  'link-failed': () => linking({ kind: 'failed', reason: 'refused' }),
  'phone-idle': () => idle({ kind: 'online' }, 0, 11),
  'device-idle': () => idle({ kind: 'paused' }, 27, 40),
  five: () => filled(5, 60),
  states: withStates,
  kinds: () => oneChat('Spring market', everyKind, true),
  parts: () => oneChat('Spring market', everyPart, true),
  files: () => oneChat('Spring market', everyFile, true),
  gallery: () => {
    const world = new World();
    const account = addAccount(world, 0);
    addChat(world, account, 0, {
      title: 'Spring market',
      lines: manyFiles,
      kind: 'group',
      spacing: 36_000_000,
    });
    fillAccount(world, addAccount(world, 1), 3);
    return world;
  },
  long: () => {
    const world = oneChat(longName, longLines);
    fillAccount(world, addAccount(world, 5, { kind: 'online' }, longName), 5);
    return world;
  },
  rtl: () => {
    const world = oneChat('سوق الربيع', rightToLeftLines);
    fillAccount(world, addAccount(world, 6, { kind: 'online' }, 'مخبز الباب الأزرق'), 5);
    return world;
  },
  many: () => {
    const world = filled(200, 6);
    return world;
  },
  groups: () => {
    const world = filled(14, 8);
    const groups = ['', 'Customers', 'Customers', 'Customers', '', 'Family', 'Family', ''] as const;
    for (const [index, account] of [...world.accounts.values()].entries()) {
      const group = groups[index] ?? 'North branch and its four outposts';
      world.accounts.set(account.id, {
        ...account,
        group,
        groupFolded: group === 'Family',
        muted: index === 2,
        label: index === 4 ? 'Front desk' : '',
        ...(index === 6
          ? { state: { kind: 'stopped', reason: 'replaced', nextStep: 'retry' } as const }
          : {}),
      });
    }
    return world;
  },
  rows: () => {
    const world = new World();
    fillRows(world, addAccount(world, 0));
    return world;
  },
  'many-chats': () => filled(1, 200),
  'no-chats': () => filled(1, 0),
  deep: () => {
    const world = new World();
    const account = addAccount(world, 0);
    addChat(world, account, 0, { title: 'Maria Lopez', lines: talk(600) });
    return world;
  },
  unread: () => {
    const world = new World();
    const lines = Array.from({ length: 600 }, (_, line) => ({ text: `line ${line}` }));
    addChat(world, addAccount(world, 0), 0, { title: 'Maria Lopez', lines, unread: 200 });
    return world;
  },
  twins: () => {
    const world = new World();
    const [first, second] = [addAccount(world, 0), addAccount(world, 1)];
    addChat(world, first, 0, { title: 'Maria Lopez', lines: [{ text: 'Hello, is this the bakery?' }] });
    addChat(world, second, 1, { title: 'Maria Lopez', lines: talk(6) });
    return world;
  },
  'deep-quote': () => {
    const world = new World();
    const messageId = '10003' as MessageId;
    const quoted = {
      messageId,
      senderId: null,
      senderName: 'Maria Lopez',
      fromMe: false,
      kind: 'text',
      text: 'far up',
    } as const;
    const lines = [...talk(600), { text: 'as I said', parts: { quoted } }];
    addChat(world, addAccount(world, 0), 0, { title: 'Maria Lopez', lines });
    return world;
  },
  indexing: () => {
    const world = filled(2, 8);
    world.indexing = true;
    return world;
  },
  failing: () => {
    const world = filled(2, 8);
    for (const name of ['messages.send', 'accounts.add', 'accounts.remove', 'conversation.open'] as const) {
      world.failing.set(name, name === 'messages.send' ? 'send-failed' : 'internal');
    }
    return world;
  },
  'lists-fail': () => {
    const world = filled(2, 8);
    world.failing.set('chats.list', 'store-unavailable');
    return world;
  },
} satisfies Record<string, () => World>;

export type ScenarioName = keyof typeof scenarios;
export const scenarioNames = Object.keys(scenarios) as readonly ScenarioName[];

/** Makes the world of a scenario. */
export const buildScenario = (name: ScenarioName): World => scenarios[name]();
