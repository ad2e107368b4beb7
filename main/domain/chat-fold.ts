import type { MessageKind, MessageStatus, Timestamp } from '../../preload/contract/model.ts';
import { editablePart, editedDetail } from './message-detail.ts';

/*
 * How facts about one message join. Every join here is commutative, associative and idempotent, so that facts
 * may come in any order, twice, and in any grouping. The exception, stated where it applies: two messages under
 * the same key that contradict each other (another text, another time): the first one stays.
 */

/** `hidden`: taken away by the owner; its place is kept so that no copy brings it back. */
export type StoredKind = MessageKind | 'hidden';

export interface Edit {
  /** Milliseconds since 1970. */
  readonly editedAt: Timestamp;
  readonly text: string;
  readonly content: Uint8Array;
  /** Text of `detailText`: what the edit says anew. */
  readonly detail: string | null;
}

/** What may be known of a message before the message itself. */
export interface MessageFacts {
  readonly status: MessageStatus;
  readonly edit: Edit | null;
  readonly deleted: boolean;
  readonly hidden: boolean;
}

/** The part of a stored message that facts can change. */
export interface MessageState {
  readonly kind: StoredKind;
  readonly text: string;
  readonly content: Uint8Array;
  readonly status: MessageStatus;
  /** 0: never edited. */
  readonly editedAt: Timestamp;
  /** Text of `detailText`. */
  readonly detail: string | null;
  /** 0: stays. */
  readonly expiresAt: Timestamp;
}

export const noFacts: MessageFacts = { status: 'none', edit: null, deleted: false, hidden: false };

const nothing = new Uint8Array(0);

/** `failed` stands between `queued` and `sent`: it wins over a message that waits, and loses to any proof of sending. */
const statusRank: Readonly<Record<MessageStatus, number>> = {
  none: 0,
  queued: 1,
  failed: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  played: 6,
};

/** The status that is further along. */
export function laterStatus(one: MessageStatus, other: MessageStatus): MessageStatus {
  return statusRank[other] > statusRank[one] ? other : one;
}

/** The edit that was made later; of the same instant, the one with the greater text, so that order does not matter. */
export function laterEdit(one: Edit | null, other: Edit | null): Edit | null {
  if (one === null || other === null) return one ?? other;
  if (one.editedAt !== other.editedAt) return one.editedAt > other.editedAt ? one : other;
  return other.text > one.text ? other : one;
}

export function joinFacts(one: MessageFacts, other: MessageFacts): MessageFacts {
  const deleted = one.deleted || other.deleted;
  const hidden = one.hidden || other.hidden;
  return {
    status: laterStatus(one.status, other.status),
    // Nothing of a deleted message is kept, edits neither.
    edit: deleted || hidden ? null : laterEdit(one.edit, other.edit),
    deleted,
    hidden,
  };
}

/** A message of which nothing is left but that it was there. */
export const isGone = (kind: StoredKind): boolean => kind === 'deleted' || kind === 'hidden';

function goneState(kind: 'deleted' | 'hidden', { status, expiresAt }: MessageState): MessageState {
  return { kind, text: '', content: nothing, status, editedAt: 0, detail: null, expiresAt };
}

/** The message after the facts. Answers the same object when they change nothing. */
export function applyFacts(state: MessageState, facts: MessageFacts): MessageState {
  const status = laterStatus(state.status, facts.status);
  const current = status === state.status ? state : { ...state, status };
  if (state.kind === 'hidden') return current;
  if (facts.hidden) return goneState('hidden', current);
  if (state.kind === 'deleted') return current;
  if (facts.deleted) return goneState('deleted', current);
  const written = state.editedAt === 0 ? null : editOf(state);
  const edit = laterEdit(written, facts.edit);
  return edit === written || edit === null ? current : withEdit(current, edit);
}

/** The original of a picture or a file is needed to fetch it: an edit, which changes words, does not replace it. */
function withEdit(state: MessageState, edit: Edit): MessageState {
  return {
    ...state,
    text: edit.text,
    content: state.kind === 'text' ? edit.content : state.content,
    editedAt: edit.editedAt,
    detail: editedDetail(state.detail, edit.detail),
  };
}

/**
 * The message after another copy of it came: from history beside live, from a retry after it could not be
 * decrypted, or from the other half of a merged chat. Answers the same object when nothing changes.
 */
export function joinDuplicate(stored: MessageState, copy: MessageState): MessageState {
  const status = laterStatus(stored.status, copy.status);
  const expiresAt = Math.max(stored.expiresAt, copy.expiresAt);
  const gone = goneKind(stored.kind, copy.kind);
  if (gone !== null) return same(stored, goneState(gone, { ...stored, status, expiresAt }));
  const better = stored.kind === 'undecryptable' && copy.kind !== 'undecryptable' ? copy : stored;
  const base: MessageState = {
    kind: better.kind,
    text: better.text,
    content: better.content.length > 0 || copy.content.length === 0 ? better.content : copy.content,
    status,
    editedAt: 0,
    detail: better.detail,
    expiresAt,
  };
  const edit = laterEdit(editOf(stored), editOf(copy));
  return same(stored, edit === null ? base : withEdit(base, edit));
}

function goneKind(one: StoredKind, other: StoredKind): 'deleted' | 'hidden' | null {
  if (one === 'hidden' || other === 'hidden') return 'hidden';
  return one === 'deleted' || other === 'deleted' ? 'deleted' : null;
}

function editOf(state: MessageState): Edit | null {
  if (state.editedAt === 0) return null;
  const { editedAt, text, content } = state;
  return { editedAt, text, content, detail: editablePart(state.detail) };
}

const same = (stored: MessageState, joined: MessageState): MessageState =>
  sameState(joined, stored) ? stored : joined;

function sameState(one: MessageState, other: MessageState): boolean {
  return (
    one.kind === other.kind &&
    one.text === other.text &&
    (one.content === other.content || (one.content.length === 0 && other.content.length === 0)) &&
    one.status === other.status &&
    one.editedAt === other.editedAt &&
    one.detail === other.detail &&
    one.expiresAt === other.expiresAt
  );
}

/** Whether a message that came live is news that a person has to look at. */
export function countsAsUnread(kind: StoredKind, fromMe: boolean): boolean {
  return !fromMe && kind !== 'system' && !isGone(kind);
}
