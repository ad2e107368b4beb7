import type { ScheduleView } from './backup-schedule.ts';
import type { BackupProgress } from './backups.ts';
import type { ChatFilter } from './chat-filters.ts';
import type { HistoryEnd, PresenceState } from './chat-info.ts';
import type {
  AccountId,
  AccountView,
  ChatId,
  ChatView,
  MessageId,
  MessageView,
  PersonId,
  Timestamp,
  VaultState,
} from './model.ts';
import type { UpdateView } from './updates.ts';
import type { WindowPreferences } from './preferences.ts';
import type { ShortcutId } from './shortcuts.ts';

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
  /** Rows of the watched list: that of `accountId`, or with null of all accounts. `removed`: what is in this list no more. */
  | {
      readonly type: 'chats';
      readonly sequence: number;
      readonly accountId: AccountId | null;
      readonly filter: ChatFilter;
      readonly upserts: readonly ChatView[];
      readonly removed: readonly ChatId[];
    }
  /**
   * Rows of the part of the watched conversation that was loaded. What lies before or after that part only shows in the
   * cursors, which hold from here on: as in a page, null where nothing lies.
   */
  | {
      readonly type: 'messages';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
      readonly upserts: readonly MessageView[];
      readonly removed: readonly MessageId[];
      readonly cursor: string | null;
      readonly newer: string | null;
    }
  /**
   * Messages with files of the watched conversation that are not in its loaded part, and have changed: a gallery may show them. They do
   * not belong into the conversation.
   */
  | {
      readonly type: 'gallery';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
      readonly upserts: readonly MessageView[];
    }
  /** What `chats.info` or `chats.members` say of the watched conversation may have changed: ask again. */
  | {
      readonly type: 'chat-info';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
    }
  /**
   * What somebody does in the watched conversation, or in a chat of the account whose list is watched. Nobody says that they have ceased to type when their connection falls: forget it
   * after some ten seconds.
   */
  | {
      readonly type: 'presence';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
      readonly personId: PersonId;
      readonly name: string;
      readonly state: PresenceState;
      /** With `offline`, where the person lets it be seen. */
      readonly lastSeenAt: Timestamp | null;
    }
  /** What stands before the stored messages of the watched conversation, when that has changed. */
  | {
      readonly type: 'history';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId;
      readonly history: HistoryEnd;
    }
  | { readonly type: 'preferences'; readonly sequence: number; readonly preferences: WindowPreferences }
  /** An entry of the native menu was chosen. */
  | { readonly type: 'shortcut'; readonly sequence: number; readonly shortcut: ShortcutId }
  | { readonly type: 'vault'; readonly sequence: number; readonly vault: VaultState }
  /** A notification or the tray asks to show an account, and a chat of it. */
  | {
      readonly type: 'show';
      readonly sequence: number;
      readonly accountId: AccountId;
      readonly chatId: ChatId | null;
    }
  /** Something is to be opened that came from outside: `openings.take` gives it. */
  | { readonly type: 'opening'; readonly sequence: number }
  /** How far the app is with a newer version of itself. */
  | { readonly type: 'update'; readonly sequence: number; readonly update: UpdateView }
  /** The backup, restore or export under way; null when it has ended. */
  | { readonly type: 'backup'; readonly sequence: number; readonly progress: BackupProgress | null }
  /** Backups that are made by themselves; null when there are none. */
  | { readonly type: 'schedule'; readonly sequence: number; readonly schedule: ScheduleView | null };

export type PushEventType = PushEvent['type'];
