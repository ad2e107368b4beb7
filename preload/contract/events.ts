import type { BackupProgress } from './backups.ts';
import type {
  AccountId,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
  VaultState,
} from './model.ts';

/**
 * What main pushes to a window. `sequence` rises by one with every push to that window, whatever its type: a
 * gap means that something was missed, and the window asks for `window.snapshot` (and its lists) anew.
 * All values are whole rows that replace the one with the same id: applying a patch twice does no harm.
 */
export type PushEvent =
  | {
      readonly type: 'accounts';
      readonly sequence: number;
      readonly upserts: readonly AccountView[];
      readonly removed: readonly AccountId[];
    }
  | {
      readonly type: 'chats';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly upserts: readonly ChatView[];
      readonly removed: readonly ChatId[];
    }
  | {
      readonly type: 'messages';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
      readonly upserts: readonly MessageView[];
      readonly removed: readonly MessageId[];
    }
  | { readonly type: 'vault'; readonly sequence: number; readonly vault: VaultState }
  /** The backup, restore or export under way; null when it has ended. */
  | { readonly type: 'backup'; readonly sequence: number; readonly progress: BackupProgress | null };

export type PushEventType = PushEvent['type'];
