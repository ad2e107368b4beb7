import { z } from 'zod';
import { maximumBackupAccounts, restoreChoicesSchema, type BackupContents } from './backups.ts';
import { scheduleInputSchema, type ScheduleView } from './backup-schedule.ts';
import { accountInput, command, none } from './define-command.ts';
import { passphraseSchema } from './limits.ts';
import { accountIdSchema, type AccountId } from './model.ts';

/** Calls about session backups and Baileys folders. */
export const backupCommands = {
  /** Asks where to, writes a backup of these accounts and checks it. Null when the person has thought better of it. */
  'backups.create': command<BackupContents | null>()(
    z.strictObject({
      accountIds: z.array(accountIdSchema).min(1).max(maximumBackupAccounts),
      passphrase: passphraseSchema,
      withMessages: z.boolean(),
      /** Photos and other files, which go along with messages only. */
      withMedia: z.boolean(),
      /** This computer gives the logins up: they are to live where the backup is restored. */
      move: z.boolean(),
    }),
  ),
  /** Asks for the file of a backup, which is meant by `backups.open` from then on. Null when none was picked. */
  'backups.pick': command<{ readonly fileName: string } | null>()(none),
  /** Reads and checks all of the picked file, and says what is in it. Nothing else is touched. */
  'backups.open': command<BackupContents>()(z.strictObject({ passphrase: z.string().min(1).max(1024) })),
  /** Puts sessions of the opened file in place of those that are here. */
  'backups.restore': command<{ readonly restored: readonly AccountId[] }>()(
    z.strictObject({ accounts: restoreChoicesSchema }),
  ),
  /** Ends the backup, check, restore or export under way; a check or restore can be begun again. */
  'backups.stop': command<null>()(none),
  /** Forgets the picked file, and ends what is under way. */
  'backups.close': command<null>()(none),
  /** Backups that are made by themselves; null when there are none. */
  'backups.schedule': command<ScheduleView | null>()(none),
  /** Begins them, or changes them. Null when the person has thought better of it. */
  'backups.setSchedule': command<ScheduleView | null>()(scheduleInputSchema),
  /** Ends them; what was made stays. */
  'backups.clearSchedule': command<null>()(none),
  /** Asks for an empty folder and writes the account's session there, in plain files, for programs made with Baileys. */
  'backups.exportFolder': command<{ readonly folderName: string } | null>()(accountInput),
  /** Takes up the account of such a folder, which is only read: the one that was dropped, or one that is asked for. */
  'backups.importFolder': command<{ readonly accountId: AccountId } | null>()(
    z.strictObject({ dropped: z.boolean() }),
  ),
} as const;
