import type { z } from 'zod';
import { aboutCommands } from './about-commands.ts';
import { accountCommands } from './account-commands.ts';
import { appCommands } from './app-commands.ts';
import { backupCommands } from './backup-commands.ts';
import { chatCommands } from './chat-commands.ts';
import { chatSettingCommands } from './chat-setting-commands.ts';
import { desktopCommands } from './desktop-commands.ts';
import { exportCommands } from './export-commands.ts';
import { infoCommands } from './info-commands.ts';
import { linkingCommands } from './linking-commands.ts';
import { lockCommands } from './lock-commands.ts';
import { mediaCommands } from './media-commands.ts';
import { messageCommands } from './message-commands.ts';
import { notificationCommands } from './notification-commands.ts';
import { preferenceCommands } from './preference-commands.ts';
import { searchCommands } from './search-commands.ts';

export type { Snapshot } from './app-commands.ts';
export type { GalleryPage } from './media-commands.ts';
export type { ChatListPage, ChatTwins, MessagePage, MessagePageAround } from './chat-commands.ts';
export type { ChatHit, MarkedText, MessageHit, MessageHits, TextRange } from './search-commands.ts';
export {
  maximumPhoneNumberLength,
  maximumProofLength,
  maximumTextLength,
  minimumPassphraseLength,
} from './limits.ts';

/**
 * Every call that the renderer can make of main, in one table: its name, what it takes, what it answers. One file a topic.
 * Errors come as `Result` values with a code.
 */
export const commands = {
  ...appCommands,
  ...lockCommands,
  ...aboutCommands,
  ...linkingCommands,
  ...accountCommands,
  ...chatCommands,
  ...chatSettingCommands,
  ...infoCommands,
  ...messageCommands,
  ...mediaCommands,
  ...searchCommands,
  ...backupCommands,
  ...exportCommands,
  ...preferenceCommands,
  ...notificationCommands,
  ...desktopCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = NonNullable<(typeof commands)[Name]['output']>['type'];

/** What a page may call while the data is locked: all that has to do with the lock, and nothing of what lies behind it. */
export const commandsWhileLocked: ReadonlySet<CommandName> = new Set([
  'window.snapshot',
  'notice.accept',
  'vault.create',
  'vault.unlock',
  'vault.unlockBySystem',
  'vault.retry',
  'lock.now',
  // How the window looks.
  'preferences.get',
  'preferences.set',
  // It tells nothing of a person, and is wanted most where nothing opens.
  'report.make',
  'report.save',
  'data.wipe',
]);
