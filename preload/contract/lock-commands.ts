import { z } from 'zod';
import { command, none } from './define-command.ts';
import { passphraseSchema } from './limits.ts';
import type { Protection, VaultState } from './model.ts';

/** After how many minutes without anybody at the computer the app locks. */
export const lockMinutes = [1, 5, 15, 60] as const;

export const lockSettingsSchema = z.strictObject({
  /** Null: not by itself. */
  afterMinutes: z.union(lockMinutes.map((minutes) => z.literal(minutes))).nullable(),
  /** With the screen of the computer, and when it goes to sleep. */
  withScreen: z.boolean(),
  /** While the app runs, the system's own check (Touch ID) may stand in for the passphrase. */
  systemUnlock: z.boolean(),
});
export type LockSettings = z.infer<typeof lockSettingsSchema>;

export interface LockView {
  readonly protection: Protection;
  /** Whether the system's key store could protect the key instead. */
  readonly keyStoreAvailable: boolean;
  /** Whether this system has a check of its own that can be asked for. */
  readonly systemUnlockAvailable: boolean;
  readonly settings: LockSettings;
}

/** Calls about the lock on the data and what protects its key. */
export const lockCommands = {
  /** Locks now: nothing is shown until the passphrase is typed. The accounts stay connected. */
  'lock.now': command<null>()(none),
  'lock.view': command<LockView>()(none),
  'lock.setSettings': command<null>()(z.strictObject({ settings: lockSettingsSchema })),
  /** Asks the system's own check in place of the passphrase. */
  'vault.unlockBySystem': command<VaultState>()(none),
  /** Looks again for a key that could not be had. */
  'vault.retry': command<VaultState>()(none),
  /** Protects the key in another way, at once. `current` is today's passphrase; null where there is none. */
  'vault.change': command<VaultState>()(
    z.strictObject({
      current: z.string().max(1024).nullable(),
      next: z.discriminatedUnion('protection', [
        z.strictObject({ protection: z.literal('passphrase'), passphrase: passphraseSchema }),
        z.strictObject({ protection: z.literal('key-store') }),
        z.strictObject({ protection: z.literal('plain-file'), consent: z.literal(true) }),
      ]),
    }),
  ),
} as const;
