import type { Snapshot } from '../../preload/contract/commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { ChatStore } from '../accounts/ports.ts';
import type { SocketManager } from '../accounts/socket-manager.ts';
import type { Backups } from '../backups/backups.ts';
import type { WindowFeed } from './window-feed.ts';

/** The parts that exist once the data is unlocked. */
export interface OpenProgram {
  readonly accounts: SocketManager;
  readonly chats: ChatStore;
  readonly backups: Backups;
}

/** The system's own dialogs, over a window. Null when the person has closed one without picking anything. */
export interface FileDialogs {
  saveBackup(windowId: number, suggestedName: string): Promise<string | null>;
  openBackup(windowId: number): Promise<string | null>;
  /** A folder, which can be made in the dialog. */
  folder(windowId: number): Promise<string | null>;
}

/** How new data is to be protected, as the person chose. */
export type VaultChoice =
  | { readonly protection: 'passphrase'; readonly passphrase: string }
  | { readonly protection: 'plain-file'; readonly consent: true };

/** What the handlers need of the rest of the program. */
export interface Program {
  /** Waits until the data is open. @throws CommandFailure `vault-locked`, `store-unavailable`, `store-too-new` */
  opened(): Promise<OpenProgram>;
  /** @throws never: a window that nobody knows gets a feed that leads nowhere */
  feed(windowId: number): WindowFeed;
  vaultState(): VaultState;
  createVault(choice: VaultChoice): Promise<Result<VaultState>>;
  unlockVault(passphrase: string): Promise<Result<VaultState>>;
  noticeAccepted(): boolean;
  acceptNotice(): void;
  /** Remembers whether passkeys may be proved; the accounts are told by whoever calls. */
  rememberPasskeyAllowed(allowed: boolean): void;
  readonly dialogs: FileDialogs;
  readonly testService: Snapshot['testService'];
}
