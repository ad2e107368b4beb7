import type { BackupContents } from '../../../preload/contract/backups.ts';
import type { CommandName, CommandOutput, ParsedInput } from '../../../preload/contract/commands.ts';
import type { AccountId, AccountView } from '../../../preload/contract/model.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';
import type { World } from './world.ts';

type Handlers = {
  [Name in Extract<CommandName, `backups.${string}` | `exports.${string}`>]: (
    world: World,
    input: ParsedInput<Name>,
  ) => Result<CommandOutput<Name>> | CommandOutput<Name>;
};

const rightPassphrase = 'correct horse';
const standings = ['same', 'backup-older', 'absent', 'backup-newer', 'number-elsewhere'] as const;

const contentsOf = (
  accounts: readonly AccountView[],
  messages: number,
  files: number | null = null,
): BackupContents => ({
  fileName: 'Switchboard 2026-11-23.switchboard-backup',
  createdAt: Date.UTC(2026, 10, 23, 8, 0),
  withMessages: messages > 0,
  files,
  accounts: accounts.map(({ id, name, phoneNumber }, index) => ({
    id,
    name,
    number: `+${(phoneNumber ?? '00').slice(0, 2)} … ${(phoneNumber ?? '00').slice(-2)}`,
    takenAt: Date.UTC(2026, 10, 23, 8, 0),
    messages,
    standing: standings[index % standings.length] ?? 'same',
  })),
});

/** Backups that are made and opened in no time. */
export const backupHandlers: Handlers = {
  'backups.create': (world, { accountIds, withMessages, withMedia }) =>
    contentsOf(
      accountIds.flatMap((id) => world.accounts.get(id) ?? []),
      withMessages ? 1234 : 0,
      withMedia ? 56 : null,
    ),
  'backups.pick': () => ({ fileName: 'Switchboard 2026-11-23.switchboard-backup' }),
  'backups.open': (world, { passphrase }) =>
    passphrase === rightPassphrase
      ? contentsOf([...world.accounts.values()], 0)
      : failure('backup-wrong-passphrase'),
  'backups.restore': (_world, { accounts }) => ({ restored: accounts.map(({ accountId }) => accountId) }),
  'backups.stop': () => null,
  'backups.close': () => null,
  'backups.exportFolder': () => ({ folderName: 'login' }),
  'exports.print': () => ({ printed: true }),
  'exports.start': (_world, { scope, format, withMedia }) => {
    const people = format === 'csv' || format === 'vcard';
    const chats = people ? 0 : scope.length;
    return {
      name: 'Greta.txt',
      chats,
      messages: people ? 0 : 1234,
      people: people ? 321 : 0,
      files: withMedia ? 12 : 0,
    };
  },
  'backups.schedule': () => null,
  'backups.setSchedule': (_world, { everyHours, withMessages, withMedia, keep }) => ({
    everyHours,
    withMessages,
    withMedia,
    keep,
    folderName: 'Safe place',
    lastAt: Date.UTC(2026, 10, 23, 8, 0),
    nextAt: Date.UTC(2026, 10, 24, 8, 0),
    failure: everyHours === 168 ? 'backup-gone' : null,
    running: false,
  }),
  'backups.clearSchedule': () => null,
  'backups.importFolder': (world) => ({ accountId: [...world.accounts.keys()][0] ?? ('none' as AccountId) }),
};
