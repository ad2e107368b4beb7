import type { ChatKind, Timestamp } from '../../preload/contract/model.ts';
import type { ChatChange } from './chat-batch.ts';
import { fittingMentions, type DraftMention } from './draft-mentions.ts';
import { sanitizeCount, sanitizeSeconds, sanitizeTime } from './chat-fold-input.ts';

/** A place in the order of a chat: time of sending, then order of arrival. */
export interface TimelinePoint {
  readonly sentAt: Timestamp;
  /** Row number of the message. */
  readonly message: number;
}

/** What is kept of a chat besides its messages. */
export interface ChatState {
  readonly kind: ChatKind;
  readonly title: string | null;
  /**
   * Whether the chat list shows it. A chat of which only a receipt or a mute is known is kept, so that the fact is
   * not lost, and not shown.
   */
  readonly listed: boolean;
  /** Unread messages that the phone has told a number of only. */
  readonly unreadBase: number;
  /** True once a live message was counted or something was read here or on another device. */
  readonly unreadKnown: boolean;
  /** Everything up to here is read. */
  readonly readMark: TimelinePoint;
  readonly lastActivityAt: Timestamp;
  readonly pinned: boolean;
  /** Null until somebody has said so or not. */
  readonly archived: boolean | null;
  readonly mutedUntil: Timestamp;
  readonly markedUnread: boolean;
  /** How long messages stay, in seconds; 0: for ever. */
  readonly timer: number;
  /** When that was said. */
  readonly timerAt: Timestamp;
  readonly draft: string;
  readonly draftMentions: readonly DraftMention[];
  readonly draftAt: Timestamp;
  /** There is nothing before the messages that are here. */
  readonly historyComplete: boolean;
}

export const newChatState: ChatState = {
  kind: 'other',
  title: null,
  listed: false,
  unreadBase: 0,
  unreadKnown: false,
  readMark: { sentAt: 0, message: 0 },
  lastActivityAt: 0,
  pinned: false,
  archived: null,
  mutedUntil: 0,
  markedUnread: false,
  timer: 0,
  timerAt: 0,
  draft: '',
  draftMentions: [],
  draftAt: 0,
  historyComplete: false,
};

export function isAfter(point: TimelinePoint, other: TimelinePoint): boolean {
  return point.sentAt > other.sentAt || (point.sentAt === other.sentAt && point.message > other.message);
}

export function laterPoint(one: TimelinePoint, other: TimelinePoint): TimelinePoint {
  return isAfter(other, one) ? other : one;
}

/**
 * The chat after facts from the phone, unread apart (see `applyUnread`). The last value given stays, except
 * `lastActivityAt`, which only grows. A name, an activity or a pin makes a chat visible in the list.
 */
export function applyChatChange(state: ChatState, change: ChatChange): ChatState {
  const title = change.title === undefined || change.title === '' ? state.title : change.title;
  const lastActivityAt = Math.max(state.lastActivityAt, sanitizeTime(change.lastActivityAt ?? 0));
  const pinned = change.pinned ?? state.pinned;
  const named = change.address.type === 'place' && title !== null;
  return {
    ...state,
    title,
    lastActivityAt,
    pinned,
    archived: change.archived ?? state.archived,
    mutedUntil: change.mutedUntil === undefined ? state.mutedUntil : sanitizeTime(change.mutedUntil),
    markedUnread: change.markedUnread ?? state.markedUnread,
    ...laterTimer(state, change.timer),
    historyComplete: state.historyComplete || change.historyComplete === true,
    ...(change.draft === undefined ? {} : toldDraft(state, change.draft)),
    listed: state.listed || pinned || named || lastActivityAt > 0,
  };
}

type Timer = Pick<ChatState, 'timer' | 'timerAt'>;

/** The timer that was set later; of the same instant, the longer one, so that order does not matter. */
function laterTimer({ timer, timerAt }: Timer, told: ChatChange['timer']): Timer {
  if (told === undefined) return { timer, timerAt };
  const at = sanitizeTime(told.at);
  const seconds = sanitizeSeconds(told.seconds);
  const later = at > timerAt || (at === timerAt && seconds > timer);
  return later ? { timer: seconds, timerAt: at } : { timer, timerAt };
}

/** What an unread count from the phone does: nothing, a starting value, or "everything is read". */
export function decideUnread(
  state: ChatState,
  unread: NonNullable<ChatChange['unread']>,
  currentUnread: number,
):
  | { readonly type: 'none' }
  | { readonly type: 'start'; readonly count: number }
  | { readonly type: 'clear' } {
  const count = sanitizeCount(unread.count);
  if (unread.source === 'device') {
    if (count === 0) return { type: 'clear' };
    // "Mark as unread" on the phone: shown, unless the chat is unread for better reasons.
    return currentUnread === 0 ? { type: 'start', count } : { type: 'none' };
  }
  return state.unreadKnown ? { type: 'none' } : { type: 'start', count };
}

/**
 * Two chats that turn out to be one: pinned if either was, archived unless one is known not to be, the longer mute, the newer
 * activity. Messages and their unread marks are joined where they are stored.
 */
export function mergeChatStates(survivor: ChatState, other: ChatState): ChatState {
  return {
    kind: survivor.kind,
    title: survivor.title ?? other.title,
    listed: survivor.listed || other.listed,
    unreadBase: survivor.unreadBase + other.unreadBase,
    unreadKnown: survivor.unreadKnown || other.unreadKnown,
    readMark: laterPoint(survivor.readMark, other.readMark),
    lastActivityAt: Math.max(survivor.lastActivityAt, other.lastActivityAt),
    pinned: survivor.pinned || other.pinned,
    archived: mergeArchived(survivor.archived, other.archived),
    mutedUntil: Math.max(survivor.mutedUntil, other.mutedUntil),
    markedUnread: survivor.markedUnread || other.markedUnread,
    ...laterTimer(survivor, { seconds: other.timer, at: other.timerAt }),
    ...laterDraft(survivor, other),
    // Each half knows of its own beginning only.
    historyComplete: survivor.historyComplete && other.historyComplete,
  };
}

type Draft = Pick<ChatState, 'draft' | 'draftMentions' | 'draftAt'>;

/** What was begun last; nothing that was begun is lost to an empty draft. */
function laterDraft(one: Draft, other: Draft): Draft {
  const { draft, draftMentions, draftAt } =
    other.draft !== '' && (one.draft === '' || other.draftAt > one.draftAt) ? other : one;
  return { draft, draftMentions, draftAt };
}

const toldDraft = (state: Draft, { text, mentions = [], at }: NonNullable<ChatChange['draft']>): Draft =>
  laterDraft(state, {
    draft: text,
    draftMentions: fittingMentions(text, mentions),
    draftAt: sanitizeTime(at),
  });

function mergeArchived(one: boolean | null, other: boolean | null): boolean | null {
  return one === null || other === null ? (one ?? other) : one && other;
}
