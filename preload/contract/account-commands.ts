import { z } from 'zod';
import { hueCount, maximumLabelLength } from './account-limits.ts';
import type { AccountEventPage } from './account-events.ts';
import { accountSettingsSchema, type AccountSettings } from './account-settings.ts';
import { accountInput, command, none } from './define-command.ts';
import { accountIdSchema, type AccountId, type Timestamp } from './model.ts';
import type { Cleared, StorageUsage } from './storage.ts';
import { proxyInputSchema, type ProxyTest, type ProxyView } from './proxy.ts';
import type { CheckReport } from './self-check.ts';

/** Accounts that one call may name. */
const accountsSchema = z.array(accountIdSchema).min(1).max(1000);

/** What is counted of an account for the overview. */
export interface AccountFigures {
  readonly accountId: AccountId;
  /** When the last message came or went; null when there is none. */
  readonly lastMessageAt: Timestamp | null;
  readonly messagesToday: number;
  /** `https://host:port`; null when the account connects directly. */
  readonly proxy: string | null;
  /** When its login was last backed up from here; null: never, as far as is known. */
  readonly backedUpAt: Timestamp | null;
}

const oldInput = z.strictObject({
  accountId: accountIdSchema,
  what: z.enum(['messages', 'media']),
  /** Milliseconds since 1970. */
  before: z.int().min(0).max(4_102_444_800_000),
});

/** Calls about accounts: their connections, choices and ends. */
export const accountCommands = {
  /** Makes an account and begins to link it. Progress comes as account patches (`state.linking`). */
  'accounts.add': command<{ readonly accountId: AccountId }>()(none),
  /** Shows codes to scan: new ones, or in place of a code to type; also links an unlinked account again. */
  'accounts.link': command<null>()(accountInput),
  /** Ends linking. An account that was never linked is gone afterwards; a linked one keeps its chats. */
  'accounts.cancelLink': command<null>()(accountInput),
  /** Connects now instead of at the end of a wait. */
  'accounts.connect': command<null>()(accountInput),
  /** A login that has moved to another computer is to live here again. The person has been asked twice. */
  'accounts.takeBack': command<null>()(accountInput),
  /** Disconnects, and stays so over restarts of the app until resumed. */
  'accounts.pause': command<null>()(accountInput),
  'accounts.resume': command<null>()(accountInput),
  /** Ends the connection and makes a new one. */
  'accounts.restart': command<null>()(accountInput),
  'accounts.pauseAll': command<null>()(none),
  'accounts.resumeAll': command<null>()(none),
  'accounts.restartAll': command<null>()(none),
  /** Pinned accounts stand first and connect before the others. */
  'accounts.pin': command<null>()(z.strictObject({ accountId: accountIdSchema, pinned: z.boolean() })),
  /** What the person calls the account here; empty brings its profile name back. WhatsApp is told nothing. */
  'accounts.rename': command<null>()(
    z.strictObject({ accountId: accountIdSchema, label: z.string().trim().max(maximumLabelLength) }),
  ),
  'accounts.setHue': command<null>()(
    z.strictObject({ accountId: accountIdSchema, hue: z.int().min(0).lt(hueCount) }),
  ),
  /** A muted account gives no notifications, and does not count among what is unread in all. */
  'accounts.mute': command<null>()(z.strictObject({ accountId: accountIdSchema, muted: z.boolean() })),
  /** Accounts in the order in which they are to stand; those that are not named follow as they stood. */
  'accounts.reorder': command<null>()(z.strictObject({ accountIds: accountsSchema })),
  /** Puts accounts into the group of this name, which need not exist before; empty takes them out. A group without accounts is gone. */
  'accounts.setGroup': command<null>()(
    z.strictObject({ accountIds: accountsSchema, group: z.string().trim().max(maximumLabelLength) }),
  ),
  'accounts.foldGroup': command<null>()(
    z.strictObject({ group: z.string().min(1).max(maximumLabelLength), folded: z.boolean() }),
  ),
  /** What the table of all accounts shows besides their views: counted anew at every call. */
  'accounts.overview': command<readonly AccountFigures[]>()(
    /** When today began where the person is, in milliseconds since 1970. */
    z.strictObject({ today: z.number().int().min(0) }),
  ),
  /** What an account takes on this disk. Reads all of its messages, in small steps. */
  'accounts.storage': command<StorageUsage>()(accountInput),
  /** What `accounts.clearOld` would take away. Nothing is changed. */
  'accounts.previewOld': command<Cleared>()(oldInput),
  /**
   * Deletes what is older from this disk: messages with their files, or files alone, which can be fetched again as long as the
   * service or the phone has them. What is starred stays, and what is still to be sent. The phone is told nothing.
   */
  'accounts.clearOld': command<Cleared>()(oldInput),
  /** Compares all accounts, their connections and the store; names what differs. */
  'accounts.check': command<CheckReport>()(none),
  /** What happened to the account, newest first. */
  'accounts.events': command<AccountEventPage>()(
    z.strictObject({
      accountId: accountIdSchema,
      before: z
        .string()
        .regex(/^\d{1,16}$/)
        .nullable(),
    }),
  ),
  'accounts.settings': command<{ readonly settings: AccountSettings; readonly defaults: AccountSettings }>()(
    accountInput,
  ),
  'accounts.setSettings': command<null>()(
    z.strictObject({
      accountId: accountIdSchema,
      settings: accountSettingsSchema,
      /** Also for accounts that are added from now on. */
      forNewAccounts: z.boolean(),
    }),
  ),
  /** What accounts that are added from now on begin with. */
  'accounts.defaults': command<AccountSettings>()(none),
  'accounts.setDefaults': command<null>()(z.strictObject({ settings: accountSettingsSchema })),
  /** Null: the account connects directly. Here and below, `accountId` null means the accounts that are added from now on. */
  'accounts.proxy': command<ProxyView | null>()(z.strictObject({ accountId: accountIdSchema.nullable() })),
  /** Connects anew through this proxy, or directly with null. */
  'accounts.setProxy': command<null>()(
    z.strictObject({ accountId: accountIdSchema.nullable(), proxy: proxyInputSchema.nullable() }),
  ),
  /** Tries to reach the service through a proxy, which need not be the stored one. */
  'accounts.testProxy': command<ProxyTest>()(
    z.strictObject({ accountId: accountIdSchema.nullable(), proxy: proxyInputSchema }),
  ),
  /** Unlinks on the service where it can be reached, then deletes all data of the account on this computer. */
  'accounts.remove': command<null>()(accountInput),
} as const;
