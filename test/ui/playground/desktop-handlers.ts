import type { AccountEvent } from '../../../preload/contract/account-events.ts';
import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import type { World } from './world.ts';

type DesktopCommand = Extract<
  CommandName,
  | `lock.${string}`
  | `desktop.${string}`
  | `report.${string}`
  | `data.${string}`
  | `notifications.${string}`
  | 'vault.unlockBySystem'
  | 'vault.retry'
  | 'vault.change'
  | 'accounts.events'
>;
type Handlers = {
  [Name in DesktopCommand]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

export const rightPassphrase = 'correct horse';

const day = 24 * 60 * 60 * 1000;
const history: readonly Omit<AccountEvent, 'at'>[] = [
  { kind: 'connected', reason: null },
  { kind: 'retried', reason: null },
  { kind: 'lost', reason: 'connection-lost' },
  { kind: 'connected', reason: null },
  { kind: 'retried', reason: null },
  { kind: 'lost', reason: 'service-unavailable' },
  { kind: 'backed-up', reason: null },
  { kind: 'connected', reason: null },
  { kind: 'linked', reason: null },
];
const eventsPerPage = 6;

const reportText = [
  'Switchboard report',
  'made: 2026-02-12T10:00:00.000Z',
  '',
  'Versions',
  '  switchboard: 0.1.0',
  '',
]
  .concat(Array.from({ length: 60 }, (_, line) => `  {"level":"info","msg":"state","line":${line}}`))
  .join('\n');

/** What main answers about the lock, the desktop and notifications. */
export const desktopHandlers: Handlers = {
  'lock.now': (world) => {
    if (world.vault.kind !== 'open' || world.vault.protection !== 'passphrase')
      return failure('lock-needs-passphrase');
    world.setVault({ kind: 'locked', retryAt: null, running: true, systemUnlock: false });
    return null;
  },
  'lock.view': (world) => ({
    protection: world.vault.kind === 'open' ? world.vault.protection : 'passphrase',
    keyStoreAvailable: world.keyStoreAvailable,
    systemUnlockAvailable: world.systemUnlock,
    settings: world.lock,
  }),
  'lock.setSettings': (world, { settings }) => {
    world.lock = settings;
    return null;
  },
  'vault.unlockBySystem': (world) => {
    world.setVault({ kind: 'open', protection: 'passphrase' });
    return world.vault;
  },
  'vault.retry': (world) => world.vault,
  'vault.change': (world, { current, next }) => {
    if (current !== null && current !== rightPassphrase) return failure('vault-wrong-passphrase');
    world.setVault({ kind: 'open', protection: next.protection });
    return world.vault;
  },
  'desktop.view': (world) => ({
    settings: world.desktop,
    canStartAtLogin: true,
    ownSpelling: false,
    profile: null,
  }),
  'desktop.setSettings': (world, { settings }) => {
    world.desktop = settings;
    return null;
  },
  'notifications.view': (world) => ({ settings: world.notifications, supported: true }),
  'notifications.setSettings': (world, { settings }) => {
    world.notifications = settings;
    return null;
  },
  'report.make': () => ({ text: reportText }),
  'report.save': () => ({ saved: true }),
  'data.wipe': () => null,
  'accounts.events': (_world, { before }) => {
    const start = before === null ? 0 : Number(before);
    const end = start + eventsPerPage;
    const events = history.slice(start, end).map((event, index) => ({
      ...event,
      id: String(start + index),
      at: Date.now() - Math.floor((start + index) / 2) * day - index * 60_000,
    }));
    return { events, cursor: end < history.length ? String(end) : null };
  },
};
