import { z } from 'zod';
import { accountIdSchema, type AccountId, type Timestamp } from './model.ts';

/** Accounts that one backup may name. */
export const maximumBackupAccounts = 1000;

/** How a session in a backup stands to what is here. Each has a sentence (`backups.standing.*`). */
export type BackupStanding =
  'absent' | 'unlinked' | 'same' | 'backup-newer' | 'backup-older' | 'other-link' | 'number-elsewhere';

/** One account in a backup. */
export interface BackedUpAccount {
  readonly id: AccountId;
  readonly name: string;
  /** Country and end only: `+44 … 56`. */
  readonly number: string;
  readonly takenAt: Timestamp;
  readonly messages: number;
  readonly standing: BackupStanding;
}

/** What a backup holds, after all of it was read and checked. */
export interface BackupContents {
  /** The name of the file, without its folder. */
  readonly fileName: string;
  readonly createdAt: Timestamp;
  readonly withMessages: boolean;
  /** Photos and other files; null when it was made without them. */
  readonly files: number | null;
  readonly accounts: readonly BackedUpAccount[];
}

/** How far the job under way is. `remaining`: milliseconds, null while unknown. */
export interface BackupProgress {
  readonly what: 'writing' | 'checking' | 'restoring' | 'exporting';
  readonly done: number;
  /** 0 where nobody knows how much there is. */
  readonly total: number;
  readonly remaining: number | null;
}

/** Which sessions are to be put in place of those that are here. */
export const restoreChoicesSchema = z
  .array(
    z.strictObject({
      accountId: accountIdSchema,
      /** The person was told that the session here may be the better one, and has said yes once more. */
      evenIfOlder: z.boolean(),
    }),
  )
  .min(1)
  .max(maximumBackupAccounts);
