import type { SkinTone } from 'frimousse';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { UpdateView } from '../../preload/contract/updates.ts';
import type { ScheduleView } from '../../preload/contract/backup-schedule.ts';
import type { BackupProgress } from '../../preload/contract/backups.ts';
import type { ChatFilter } from '../../preload/contract/chat-filters.ts';
import type { AttachmentView } from '../../preload/contract/media.ts';
import type { AccountId, ChatId, MessageView } from '../../preload/contract/model.ts';
import type { OpeningView } from '../../preload/contract/openings.ts';
import type { ErrorCode } from '../../preload/contract/result.ts';
import type { DraftMention } from '../mentions/draft-mentions.ts';
import type { ConversationKey } from './keys.ts';
import type { LinkDialog } from './link-progress.ts';
import type { ChatPresence } from './presence.ts';
import { emptySearch, type SearchQuery } from './search-query.ts';

/** A dialog that a menu has opened. */
export type AccountDialog =
  | {
      readonly kind: 'proxy' | 'settings' | 'rename' | 'hue' | 'events' | 'storage';
      readonly accountId: AccountId;
    }
  /** Asks for the name of a group, for these accounts. */
  | { readonly kind: 'group'; readonly accountIds: readonly AccountId[]; readonly group: string }
  | { readonly kind: 'check' }
  /** The proxy of accounts that are added from now on. */
  | { readonly kind: 'new-proxy' };

/** A dialog of the app itself. */
export type AppDialog = 'report' | 'wipe';

/** A dialog about backups. `accountIds` null: all accounts. */
export type BackupDialog =
  | { readonly kind: 'home' | 'schedule' }
  /** `dropped`: a folder that was let go over the window, and holds a login. */
  | { readonly kind: 'import'; readonly dropped?: DroppedFolder }
  /** `opened`: a file that came from outside, the how manieth since the start. */
  | { readonly kind: 'restore'; readonly opened?: { readonly fileName: string; readonly number: number } }
  | { readonly kind: 'create'; readonly accountIds: readonly AccountId[] | null }
  | { readonly kind: 'export' | 'take-back'; readonly accountId: AccountId };

/** A folder with a login that was let go over the window. */
export type DroppedFolder = Extract<OpeningView, { readonly kind: 'folder' }>;

/** A link to a chat that came from outside. */
export type OpenedLink = Extract<OpeningView, { readonly kind: 'link' }>;

/** What is to be exported: a chat, an account, or (both null) what is chosen of all accounts. */
export interface ExportDialog {
  readonly accountId: AccountId | null;
  readonly chat: { readonly id: ChatId; readonly title: string } | null;
}

/** What stands beside the strip: one account, the inbox of all of them, their table, or the settings. */
export type View = 'account' | 'all' | 'overview' | 'settings';

/** Which accounts the strip shows. */
export const stripFilters = ['all', 'unread', 'offline', 'needs-you'] as const;
export type StripFilter = (typeof stripFilters)[number];

/** What stands beside the open chat: what is known of it, or its pictures, links and files. */
export type SidePanel = 'info' | 'gallery';

/** A chat, wherever it is. */
export interface ChatPlace {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

/** What went wrong, or what was done and can be taken back. */
export type Toast =
  | { readonly id: number; readonly code: ErrorCode }
  | { readonly id: number; readonly done: 'archived' | 'unarchived'; readonly undo: () => void };

/** Asks before something is done with a chat. */
export interface ChatDialog extends ChatPlace {
  readonly kind: 'clear' | 'delete' | 'block' | 'leave';
  readonly title: string;
}

/** A message that is being edited. */
export interface MessageEdit {
  readonly message: MessageView;
  readonly text: string;
  /** Who is mentioned, by the names that stand in the text. */
  readonly people: readonly DraftMention[];
}

/** A voice message that is being recorded. `held`: recorded, and could not be stored yet. */
export interface Recording {
  readonly id: number;
  readonly place: ChatPlace;
  readonly phase: 'asking' | 'recording' | 'paused' | 'ending' | 'held';
}

/** Why a recording has ended that nobody has ended. */
export type VoiceStop = 'hidden' | 'lost' | 'limit' | 'left';

/** A voice message that was recorded and is not sent yet. */
export interface RecordedVoice {
  readonly attachment: AttachmentView;
  readonly waveform: readonly number[];
  readonly stop: VoiceStop | null;
}

/** What the window itself remembers. Dies with the window, but for the width of the list. */
export interface UiState {
  readonly view: View;
  /** The account that is shown, or was before another view. */
  readonly selected: AccountId | null;
  /** The chat that is open in the inbox of all accounts. */
  readonly inboxChat: ChatPlace | null;
  readonly stripFilter: StripFilter;
  /** Whatever list is shown is filtered alike. */
  readonly chatFilter: ChatFilter;
  /** What lies over everything: the palette, the sheet of shortcuts, the search for messages. */
  readonly overlay: 'palette' | 'shortcuts' | 'search' | null;
  /** What is looked for over all chats; stays as it was left. */
  readonly search: SearchQuery;
  /** The chat in which something is looked for. */
  readonly chatSearch: ConversationKey | null;
  readonly side: SidePanel | null;
  /** Rises when main says that what is known of the open chat has changed. */
  readonly infoVersion: number;
  readonly openChats: Readonly<Record<AccountId, ChatId | null>>;
  readonly drafts: Readonly<Record<ConversationKey, string>>;
  /** Who was chosen to be mentioned in what is written in a chat. The names stand in its draft. */
  readonly mentions: Readonly<Record<ConversationKey, readonly DraftMention[]>>;
  /** What is attached in a chat and not sent yet. */
  readonly attachments: Readonly<Record<ConversationKey, readonly AttachmentView[]>>;
  /** What is being recorded now, in whichever chat. */
  readonly recording: Recording | null;
  /** What was recorded in a chat and not sent yet. */
  readonly voices: Readonly<Record<ConversationKey, RecordedVoice>>;
  /** The message that the next one in a chat answers. */
  readonly replies: Readonly<Record<ConversationKey, MessageView>>;
  /** An own message that is being edited, and how far one is with it. The draft waits meanwhile. */
  readonly edits: Readonly<Record<ConversationKey, MessageEdit>>;
  readonly link: LinkDialog | null;
  /** The account whose link is being looked at. */
  readonly linkDetails: AccountId | null;
  /** Accounts whose link was cancelled here; main may still be busy forgetting them. */
  readonly dismissed: ReadonlySet<AccountId>;
  readonly removing: AccountId | null;
  readonly dialog: AccountDialog | null;
  readonly appDialog: AppDialog | null;
  readonly backupDialog: BackupDialog | null;
  readonly exportDialog: ExportDialog | null;
  /** A link from outside that asks for an account. */
  readonly openedLink: OpenedLink | null;
  readonly chatDialog: ChatDialog | null;
  /** The account whose chats a new one is begun in. */
  readonly newChat: AccountId | null;
  /** Backups that are made by themselves; null when there are none. */
  readonly schedule: ScheduleView | null;
  /** How far the backup, restore or export under way is. */
  readonly backupProgress: BackupProgress | null;
  /** How far the app is with a newer version of itself; null until something is told. */
  readonly update: UpdateView | null;
  readonly toasts: readonly Toast[];
  /** What people do in the open chat; null while nothing of it is known. */
  readonly presence: ChatPresence | null;
  /** The tone of emoji of people, as the picker was last set. */
  readonly skinTone: SkinTone;
  /** How fast voice messages are heard. */
  readonly voiceSpeed: number;
}

export type UiStore = StoreApi<UiState>;

/** Makes the store of the window's own state. */
export const createUiStore = (): UiStore =>
  createStore<UiState>(() => ({
    view: 'account',
    selected: null,
    inboxChat: null,
    stripFilter: 'all',
    chatFilter: 'all',
    overlay: null,
    search: emptySearch,
    chatSearch: null,
    side: null,
    infoVersion: 0,
    openChats: {},
    drafts: {},
    mentions: {},
    attachments: {},
    recording: null,
    voices: {},
    replies: {},
    edits: {},
    link: null,
    linkDetails: null,
    dismissed: new Set(),
    removing: null,
    dialog: null,
    appDialog: null,
    backupDialog: null,
    exportDialog: null,
    openedLink: null,
    chatDialog: null,
    newChat: null,
    schedule: null,
    backupProgress: null,
    update: null,
    toasts: [],
    presence: null,
    skinTone: 'none',
    voiceSpeed: 1,
  }));

/** What changes when a chat is gone to from somewhere else: in the inbox it opens there, else its account is shown with it. */
export const showingChat = (state: UiState, { accountId, chatId }: ChatPlace): Partial<UiState> =>
  state.view === 'all'
    ? { inboxChat: { accountId, chatId } }
    : {
        view: 'account',
        selected: accountId,
        openChats: { ...state.openChats, [accountId]: chatId },
      };

let lastToast = 0;

/** Tells the person about a failed command. The same failure is told once at a time. */
export function addToast(ui: UiStore, code: ErrorCode): void {
  ui.setState((state) => {
    if (state.toasts.some((toast) => 'code' in toast && toast.code === code)) return state;
    lastToast += 1;
    return { toasts: [...state.toasts, { id: lastToast, code }].slice(-3) };
  });
}

/** Says what was done, with the way back. */
export function addDone(ui: UiStore, done: 'archived' | 'unarchived', undo: () => void): void {
  lastToast += 1;
  const toast = { id: lastToast, done, undo };
  ui.setState(({ toasts }) => ({
    toasts: [...toasts.filter((other) => 'code' in other), toast].slice(-3),
  }));
}

/** Takes a toast away. */
export function dismissToast(ui: UiStore, id: number): void {
  ui.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}

/** Keeps what was typed, per account and chat. An empty text is kept too: it says that there is no draft any more. */
export function setDraft(ui: UiStore, key: ConversationKey, text: string): void {
  ui.setState((state) => ({ drafts: { ...state.drafts, [key]: text } }));
}

/** Answers a message with the next one, or (null) none. An edit that was begun is given up. */
export function setReply(ui: UiStore, key: ConversationKey, message: MessageView | null): void {
  ui.setState((state) => {
    const { [key]: _old, ...replies } = state.replies;
    if (message === null) return { replies };
    const { [key]: _edit, ...edits } = state.edits;
    return { replies: { ...replies, [key]: message }, edits };
  });
}

/** Keeps how far one is with an edit; null ends it. */
export function setEdit(ui: UiStore, key: ConversationKey, edit: MessageEdit | null): void {
  ui.setState((state) => {
    const { [key]: _old, ...edits } = state.edits;
    return { edits: edit === null ? edits : { ...edits, [key]: edit } };
  });
}

/** Keeps what is attached, per account and chat. */
export function setAttachments(
  ui: UiStore,
  key: ConversationKey,
  attachments: readonly AttachmentView[],
): void {
  ui.setState((state) => {
    const { [key]: _old, ...others } = state.attachments;
    return { attachments: attachments.length === 0 ? others : { ...others, [key]: attachments } };
  });
}

/** Keeps what was recorded in a chat; null: it is sent, or given up. */
export function setVoice(ui: UiStore, key: ConversationKey, voice: RecordedVoice | null): void {
  ui.setState((state) => {
    const { [key]: _old, ...others } = state.voices;
    return { voices: voice === null ? others : { ...others, [key]: voice } };
  });
}

/** Keeps who was chosen to be mentioned in a chat. Nobody is kept too: it says that whom main still has is outdated. */
export function setMentions(ui: UiStore, key: ConversationKey, people: readonly DraftMention[]): void {
  ui.setState((state) => ({ mentions: { ...state.mentions, [key]: people } }));
}
