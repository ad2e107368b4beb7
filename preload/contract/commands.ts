import { z } from 'zod';
import { maximumBackupAccounts, restoreChoicesSchema, type BackupContents } from './backups.ts';
import { accountSettingsSchema, type AccountSettings } from './account-settings.ts';
import { proxyInputSchema, type ProxyTest, type ProxyView } from './proxy.ts';
import type { CheckReport } from './self-check.ts';
import {
  accountIdSchema,
  chatIdSchema,
  messageIdSchema,
  type AccountId,
  type AccountView,
  type ChatView,
  type MessageView,
  type VaultState,
} from './model.ts';

/** The longest text that one message may have, in UTF-16 units; the service's own limit for texts is 65,536. */
export const maximumTextLength = 65_536;
/** Shortest passphrase that is accepted. */
export const minimumPassphraseLength = 8;

/** Longest phone number as it is typed, with brackets, spaces and all. */
export const maximumPhoneNumberLength = 40;
/** Longest proof of a passkey, as JSON. */
export const maximumProofLength = 65_536;

const typedPhoneNumberSchema = z.string().min(1).max(maximumPhoneNumberLength);
/** Two letters; null when it is not known where the person is. */
const regionSchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();
const passphraseSchema = z.string().min(minimumPassphraseLength).max(1024);
const accountInput = z.strictObject({ accountId: accountIdSchema });
const chatInput = z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema });
const none = z.strictObject({});

/** All that a window needs to draw itself; patches follow with `sequence + 1`, `+ 2`, … */
export interface Snapshot {
  readonly sequence: number;
  readonly vault: VaultState;
  /** False until the person has accepted that this is an unofficial client. */
  readonly noticeAccepted: boolean;
  readonly accounts: readonly AccountView[];
  /** True when the service address is not WhatsApp's: shown in the window, always. */
  readonly testService: boolean;
}

export interface ChatListPage {
  readonly sequence: number;
  readonly chats: readonly ChatView[];
  /** Pass as `before` for the next page; null at the end. */
  readonly cursor: string | null;
}

export interface MessagePage {
  readonly sequence: number;
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  /** Pass as `before` for older messages; null at the beginning of what is stored. */
  readonly cursor: string | null;
}

interface Command<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the output's type only; has no value at run time. */
  readonly output?: { readonly type: Output };
}
const command =
  <Output>() =>
  <Input extends z.ZodType>(input: Input): Command<Input, Output> => ({ input });

/**
 * Every call that the renderer can make of main, in one table: its name, what it takes, what it answers.
 * Errors come as `Result` values with a code.
 */
export const commands = {
  /** First call of a window, and after a gap in the sequence: the whole of what is shown outside the chats. */
  'window.snapshot': command<Snapshot>()(none),
  'notice.accept': command<null>()(none),

  /** Makes a new vault. `plain-file` writes the key unprotected; `consent` must be given in so many words. */
  'vault.create': command<VaultState>()(
    z.discriminatedUnion('protection', [
      z.strictObject({ protection: z.literal('passphrase'), passphrase: passphraseSchema }),
      z.strictObject({ protection: z.literal('plain-file'), consent: z.literal(true) }),
    ]),
  ),
  'vault.unlock': command<VaultState>()(z.strictObject({ passphrase: z.string().max(1024) })),

  /** Makes an account and begins to link it. Progress comes as account patches (`state.linking`). */
  'accounts.add': command<{ readonly accountId: AccountId }>()(none),
  /** Shows codes to scan: new ones, or in place of a code to type; also links an unlinked account again. */
  'accounts.link': command<null>()(accountInput),
  /** Ends linking. An account that was never linked is gone afterwards; a linked one keeps its chats. */
  'accounts.cancelLink': command<null>()(accountInput),
  /**
   * Links by a code that is typed on the phone: an account that is being linked, one that was unlinked, or (null) a new
   * one. The number may be written in any usual form; `region` says what a number without country code means.
   */
  'linking.withNumber': command<{ readonly accountId: AccountId }>()(
    z.strictObject({
      accountId: accountIdSchema.nullable(),
      phoneNumber: typedPhoneNumberSchema,
      region: regionSchema,
    }),
  ),
  /** What a typed number is understood as, in digits, before anything is asked of WhatsApp. */
  'linking.readNumber': command<{ readonly phoneNumber: string }>()(
    z.strictObject({ phoneNumber: typedPhoneNumberSchema, region: regionSchema }),
  ),
  /** Turns the experimental proof of a passkey on or off; remembered, also for links that wait for one. */
  'linking.allowPasskey': command<null>()(z.strictObject({ allowed: z.boolean() })),
  /** What the owner takes to WhatsApp's page in their own browser. */
  'linking.passkeyRequest': command<{ readonly script: string }>()(accountInput),
  /** What the owner brings back from there. */
  'linking.passkeyProof': command<null>()(
    z.strictObject({ accountId: accountIdSchema, proof: z.string().min(1).max(maximumProofLength) }),
  ),
  /** Whether the code here is the code on the phone. */
  'linking.passkeyCompared': command<null>()(
    z.strictObject({ accountId: accountIdSchema, same: z.boolean() }),
  ),
  /** How many devices are linked to the account, of the four that it may have; null when that can't be told now. */
  'linking.countDevices': command<{ readonly devices: number | null }>()(accountInput),
  /** Connects now instead of at the end of a wait. */
  'accounts.connect': command<null>()(accountInput),
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
  /** Compares all accounts, their connections and the store; names what differs. */
  'accounts.check': command<CheckReport>()(none),
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
  /** Null: the account connects directly. */
  'accounts.proxy': command<ProxyView | null>()(accountInput),
  /** Connects anew through this proxy, or directly with null. */
  'accounts.setProxy': command<null>()(
    z.strictObject({ accountId: accountIdSchema, proxy: proxyInputSchema.nullable() }),
  ),
  /** Tries to reach the service through a proxy, which need not be the stored one. */
  'accounts.testProxy': command<ProxyTest>()(
    z.strictObject({ accountId: accountIdSchema, proxy: proxyInputSchema }),
  ),
  /** Unlinks on the service where it can be reached, then deletes all data of the account on this computer. */
  'accounts.remove': command<null>()(accountInput),

  /** Begins to watch the account's chat list (patches `chats`), newest first. `before` pages on. One list is watched at a time. */
  'chats.list': command<ChatListPage>()(
    z.strictObject({ accountId: accountIdSchema, before: z.string().max(64).nullable() }),
  ),
  /** Begins to watch a conversation (patches `messages`). One conversation is watched at a time. */
  'conversation.open': command<MessagePage>()(chatInput),
  'conversation.older': command<MessagePage>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, before: z.string().max(64) }),
  ),
  /** Stops watching. */
  'conversation.close': command<null>()(none),
  /** Tells the service and the store that everything up to this message was seen by a person. */
  'conversation.markRead': command<null>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, through: messageIdSchema }),
  ),
  /** Stores the message, answers with it at once (status `queued`), and sends it. Later states come as patches. */
  'messages.send': command<MessageView>()(
    z.strictObject({
      accountId: accountIdSchema,
      chatId: chatIdSchema,
      text: z.string().min(1).max(maximumTextLength),
    }),
  ),
  /** Tries a failed message again, under the same id. */
  'messages.retry': command<null>()(
    z.strictObject({ accountId: accountIdSchema, chatId: chatIdSchema, messageId: messageIdSchema }),
  ),

  /** Asks where to, writes a backup of these accounts and checks it. Null when the person has thought better of it. */
  'backups.create': command<BackupContents | null>()(
    z.strictObject({
      accountIds: z.array(accountIdSchema).min(1).max(maximumBackupAccounts),
      passphrase: passphraseSchema,
      withMessages: z.boolean(),
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
  /** Asks for an empty folder and writes the account's session there, in plain files, for programs made with Baileys. */
  'backups.exportFolder': command<{ readonly folderName: string } | null>()(accountInput),
  /** Asks for such a folder, which is only read, and takes up its account. */
  'backups.importFolder': command<{ readonly accountId: AccountId } | null>()(none),
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]['input']>;
export type ParsedInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = NonNullable<(typeof commands)[Name]['output']>['type'];
