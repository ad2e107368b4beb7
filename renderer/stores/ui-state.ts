import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BackupProgress } from '../../preload/contract/backups.ts';
import type { AccountId, ChatId } from '../../preload/contract/model.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import type { ConversationKey } from './keys.ts';
import type { LinkDialog } from './link-progress.ts';

/** A dialog that a menu has opened. */
export type AccountDialog =
  { readonly kind: 'proxy' | 'settings'; readonly accountId: AccountId } | { readonly kind: 'check' };

/** A dialog about backups. `accountId` null: all accounts. */
export type BackupDialog =
  | { readonly kind: 'home' | 'restore' | 'import' }
  | { readonly kind: 'create'; readonly accountId: AccountId | null }
  | { readonly kind: 'export'; readonly accountId: AccountId };

export interface Toast {
  readonly id: number;
  readonly code: ErrorCode;
}

/** What the window itself remembers. Dies with the window, but for the width of the list. */
export interface UiState {
  readonly selected: AccountId | null;
  readonly openChats: Readonly<Record<AccountId, ChatId | null>>;
  readonly drafts: Readonly<Record<ConversationKey, string>>;
  readonly link: LinkDialog | null;
  /** The account whose link is being looked at. */
  readonly linkDetails: AccountId | null;
  /** Accounts whose link was cancelled here; main may still be busy forgetting them. */
  readonly dismissed: ReadonlySet<AccountId>;
  readonly removing: AccountId | null;
  readonly dialog: AccountDialog | null;
  readonly backupDialog: BackupDialog | null;
  /** How far the backup, restore or export under way is. */
  readonly backupProgress: BackupProgress | null;
  readonly toasts: readonly Toast[];
}

export type UiStore = StoreApi<UiState>;

/** Makes the store of the window's own state. */
export const createUiStore = (): UiStore =>
  createStore<UiState>(() => ({
    selected: null,
    openChats: {},
    drafts: {},
    link: null,
    linkDetails: null,
    dismissed: new Set(),
    removing: null,
    dialog: null,
    backupDialog: null,
    backupProgress: null,
    toasts: [],
  }));

let lastToast = 0;

/** Tells the person about a failed command. The same failure is told once at a time. */
export function addToast(ui: UiStore, code: ErrorCode): void {
  ui.setState((state) => {
    if (state.toasts.some((toast) => toast.code === code)) return state;
    lastToast += 1;
    return { toasts: [...state.toasts, { id: lastToast, code }].slice(-3) };
  });
}

/** Takes a toast away. */
export function dismissToast(ui: UiStore, id: number): void {
  ui.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}

/** Keeps what was typed, per account and chat. An empty draft leaves nothing behind. */
export function setDraft(ui: UiStore, key: ConversationKey, text: string): void {
  ui.setState((state) => {
    const { [key]: _old, ...others } = state.drafts;
    return { drafts: text === '' ? others : { ...others, [key]: text } };
  });
}
