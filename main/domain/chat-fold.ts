import type { MessageKind, MessageStatus, Timestamp } from '../../preload/contract/model.ts';

/*
 * How facts about one message join. Every join here is commutative, associative and idempotent, so that facts
 * may come in any order, twice, and in any grouping. The exception, stated where it applies: two messages under
 * the same key that contradict each other (another text, another time): the first one stays.
 */

export interface Edit {
  /** Milliseconds since 1970. */
  readonly editedAt: Timestamp;
  readonly text: string;
  readonly content: Uint8Array;
}

/** What may be known of a message before the message itself. */
export interface MessageFacts {
  readonly status: MessageStatus;
  readonly edit: Edit | null;
  readonly deleted: boolean;
}

/** The part of a stored message that facts can change. */
export interface MessageState {
  readonly kind: MessageKind;
  readonly text: string;
  readonly content: Uint8Array;
  readonly status: MessageStatus;
  /** 0: never edited. */
  readonly editedAt: Timestamp;
}

export const noFacts: MessageFacts = { status: 'none', edit: null, deleted: false };

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
  return {
    status: laterStatus(one.status, other.status),
    // Nothing of a deleted message is kept, edits neither.
    edit: deleted ? null : laterEdit(one.edit, other.edit),
    deleted,
  };
}

function deletedState(status: MessageStatus): MessageState {
  return { kind: 'deleted', text: '', content: nothing, status, editedAt: 0 };
}

/** The message after the facts. Answers the same object when they change nothing. */
export function applyFacts(state: MessageState, facts: MessageFacts): MessageState {
  const status = laterStatus(state.status, facts.status);
  if (state.kind === 'deleted') return status === state.status ? state : { ...state, status };
  if (facts.deleted) return deletedState(status);
  const written = state.editedAt === 0 ? null : editOf(state);
  const edit = laterEdit(written, facts.edit);
  if (edit === written || edit === null) return status === state.status ? state : { ...state, status };
  return { ...state, status, text: edit.text, content: edit.content, editedAt: edit.editedAt };
}

/**
 * The message after another copy of it came: from history beside live, from a retry after it could not be
 * decrypted, or from the other half of a merged chat. Answers the same object when nothing changes.
 */
export function joinDuplicate(stored: MessageState, copy: MessageState): MessageState {
  const status = laterStatus(stored.status, copy.status);
  if (stored.kind === 'deleted' || copy.kind === 'deleted') {
    return stored.kind === 'deleted' && status === stored.status ? stored : deletedState(status);
  }
  const better = stored.kind === 'undecryptable' && copy.kind !== 'undecryptable' ? copy : stored;
  const base: MessageState = {
    kind: better.kind,
    text: better.text,
    content: better.content.length > 0 || copy.content.length === 0 ? better.content : copy.content,
    status,
    editedAt: 0,
  };
  const edit = laterEdit(editOf(stored), editOf(copy));
  const joined =
    edit === null ? base : { ...base, text: edit.text, content: edit.content, editedAt: edit.editedAt };
  return sameState(joined, stored) ? stored : joined;
}

function editOf(state: MessageState): Edit | null {
  if (state.editedAt === 0) return null;
  return { editedAt: state.editedAt, text: state.text, content: state.content };
}

function sameState(one: MessageState, other: MessageState): boolean {
  return (
    one.kind === other.kind &&
    one.text === other.text &&
    one.content === other.content &&
    one.status === other.status &&
    one.editedAt === other.editedAt
  );
}

/** Whether a message that came live is news that a person has to look at. */
export function countsAsUnread(kind: MessageKind, fromMe: boolean): boolean {
  return !fromMe && kind !== 'system' && kind !== 'deleted';
}
