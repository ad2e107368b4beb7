import type { CommandInput, Snapshot } from '../../preload/contract/commands.ts';
import type { DesktopSettings, DesktopView } from '../../preload/contract/desktop-commands.ts';
import type { LockSettings, LockView } from '../../preload/contract/lock-commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import type { PreferenceChange, WindowPreferences } from '../../preload/contract/preferences.ts';
import type { NotificationView } from '../../preload/contract/notification-commands.ts';
import type { NotificationSettings } from '../../preload/contract/notifications.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { AboutView, LicenceView } from '../../preload/contract/updates.ts';
import type { ChatStore } from '../accounts/ports.ts';
import type { Opening } from '../desktop/openings.ts';
import type { SocketManager } from '../accounts/socket-manager.ts';
import type { DraggedFiles } from '../media/dragged-files.ts';
import type { Media } from '../media/media.ts';
import type { Backups } from '../backups/backups.ts';
import type { BackupSchedule } from '../backups/schedule.ts';
import type { Exports } from '../exports/exports.ts';
import type { WindowFeed } from './window-feed.ts';

/** The parts that exist once the data is unlocked. */
export interface OpenProgram {
  readonly accounts: SocketManager;
  readonly chats: ChatStore;
  readonly backups: Backups;
  readonly exports: Exports;
  readonly media: Media;
  readonly schedule: BackupSchedule;
}

/** What is there as soon as chats can be shown: before Baileys has been read, and the rest with it. */
export type ShownProgram = Pick<OpenProgram, 'accounts' | 'chats'>;

/** The system's own dialogs, over a window. Null when the person has closed one without picking anything. */
export interface FileDialogs {
  saveBackup(windowId: number, suggestedName: string): Promise<string | null>;
  saveExport(windowId: number, suggestedName: string, extension: string): Promise<string | null>;
  openBackup(windowId: number): Promise<string | null>;
  /** Files to send; empty when none was picked. */
  attach(windowId: number): Promise<readonly string[]>;
  /** Where to save a file of a message. */
  saveFile(windowId: number, suggestedName: string): Promise<string | null>;
  /** A folder, which can be made in the dialog. */
  folder(windowId: number): Promise<string | null>;
}

/** What the app knows of itself, and the steps towards a newer version; how they go is pushed. */
export interface AboutPart {
  readonly updates: { check(): Promise<void>; download(): Promise<void>; install(): Promise<void> };
  view(): AboutView;
  lookByItself(allowed: boolean): void;
  licences(): Promise<readonly LicenceView[]>;
}

/** What of the system is for files that left the store. */
export interface FileDesktop {
  showInFolder(path: string): void;
  /** False when it is no picture that the clipboard takes. */
  copyPicture(bytes: Uint8Array): Promise<boolean>;
  /** Goes on with a drag that began in the window, with a file on the disk. */
  startDrag(windowId: number, path: string): Promise<void>;
}

/** How new data is to be protected, as the person chose. */
export type VaultChoice =
  | { readonly protection: 'passphrase'; readonly passphrase: string }
  | { readonly protection: 'plain-file'; readonly consent: true };

/** The lock on the data, as a person handles it. */
export interface LockPort {
  now(): Result<VaultState>;
  view(): Omit<LockView, 'protection'>;
  setSettings(settings: LockSettings): void;
  unlockBySystem(): Promise<Result<VaultState>>;
  retry(): Promise<Result<VaultState>>;
  change(current: string | null, next: CommandInput<'vault.change'>['next']): Promise<Result<VaultState>>;
}

/** The app on this desktop. */
export interface DesktopPort {
  view(): Promise<DesktopView>;
  setSettings(settings: DesktopSettings): Promise<void>;
  notifications(): NotificationView;
  setNotifications(settings: NotificationSettings): void;
  makeReport(windowId: number): Promise<string>;
  /** False when the person has picked no file. */
  saveReport(windowId: number): Promise<boolean>;
  /** Deletes all data of this profile; the app starts anew when it has answered. */
  wipe(): Promise<void>;
}

/** Leave to record, for one window. */
export interface MicrophonePort {
  /** False when the system does not give it. */
  open(windowId: number): Promise<boolean>;
  close(windowId: number): void;
}

/** What the handlers need of the rest of the program. */
export interface Program {
  /** Waits until the data is open. @throws CommandFailure `vault-locked`, `store-unavailable`, `store-too-new` */
  opened(): Promise<OpenProgram>;
  /** Does not wait for what only sends and receives. @throws CommandFailure as `opened` */
  shown(): Promise<ShownProgram>;
  /** @throws never: a window that nobody knows gets a feed that leads nowhere */
  feed(windowId: number): WindowFeed;
  vaultState(): VaultState;
  createVault(choice: VaultChoice): Promise<Result<VaultState>>;
  unlockVault(passphrase: string): Promise<Result<VaultState>>;
  noticeAccepted(): boolean;
  acceptNotice(): void;
  /** Remembers whether passkeys may be proved; the accounts are told by whoever calls. */
  rememberPasskeyAllowed(allowed: boolean): void;
  preferences(): WindowPreferences;
  /** Remembers the choices, lets them take effect, and tells every window. */
  setPreferences(change: PreferenceChange): WindowPreferences;
  readonly about: AboutPart;
  readonly dialogs: FileDialogs;
  readonly files: FileDesktop;
  readonly dragged: Pick<DraggedFiles, 'add'>;
  /** Opens the system's dialog for printing a page. False when nothing was printed by choice. @throws Error when it failed */
  print(html: string): Promise<boolean>;
  /** Asks before it opens an address outside. Null for one that is never opened. */
  openLink(windowId: number, address: string): Promise<boolean | null>;
  /** What the app was asked to open from outside. */
  readonly openings: { take(): Opening | null };
  readonly microphone: MicrophonePort;
  readonly lock: LockPort;
  readonly desktop: DesktopPort;
  readonly testService: Snapshot['testService'];
}
