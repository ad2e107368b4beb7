import type { Snapshot } from '../../preload/contract/commands.ts';
import type { VaultState } from '../../preload/contract/model.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { ChatStore } from '../accounts/ports.ts';
import type { SocketManager } from '../accounts/socket-manager.ts';
import type { WindowFeed } from './window-feed.ts';

/** The parts that exist once the data is unlocked. */
export interface OpenProgram {
  readonly accounts: SocketManager;
  readonly chats: ChatStore;
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
  readonly testService: Snapshot['testService'];
}
