import type { MediaFailure } from '../../../preload/contract/message-parts.ts';
import type { KeptMediaState, FileRow, MediaMessage } from '../../accounts/media-store-port.ts';
import type { AccountId, ChatId, MessageId, Timestamp } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import { accountNumber } from '../chats/accounts.ts';
import { FoldScope } from '../chats/fold-scope.ts';
import { messageQueries } from '../chats/message-queries.ts';
import { writeState } from '../chats/message-state.ts';
import { requireChat } from '../chats/reading.ts';
import type { Connection } from '../connection.ts';
import { mediaQueries, type MediaMessageRow, type MediaRow } from './media-queries.ts';

/** As the port has it. */
export function mediaMessageOf(row: MediaMessageRow): MediaMessage {
  return {
    accountId: row.accountId as AccountId,
    chatId: String(row.chat) as ChatId,
    messageId: String(row.message) as MessageId,
    fromMe: row.fromMe === 1,
    kind: row.kind,
    status: row.status,
    sentAt: row.sentAt,
    content: row.content,
    state: keptStateOf(row.state, row.reason),
    file: row.file === null ? null : { name: row.file, bytes: row.bytes ?? 0 },
    toUpload: row.toUpload === 1,
  };
}

export function keptStateOf(
  state: MediaMessageRow['state'],
  reason: MediaMessageRow['reason'],
): KeptMediaState {
  if (state === null) return { kind: 'remote' };
  return state === 'failed' ? { kind: 'failed', reason: reason ?? 'unknown' } : { kind: state };
}

export function mediaMessage(db: Connection, messageId: MessageId): MediaMessage | null {
  const row = db.get(mediaQueries.message, { message: Number(messageId) });
  return row === undefined ? null : mediaMessageOf(row);
}

export function originalOf(
  db: Connection,
  messageId: MessageId,
  inChat?: { readonly accountId: AccountId; readonly chatId: ChatId },
): Uint8Array | null {
  const row = db.get(mediaQueries.original, { message: Number(messageId) });
  if (inChat !== undefined) {
    const account = accountNumber(db, inChat.accountId);
    if (row?.account !== account || row.chat !== Number(inChat.chatId)) return null;
  }
  const content = row?.content;
  return content === undefined || content.length === 0 ? null : content;
}

/** Throws `account-not-found`, `chat-not-found`. */
export function mediaMessages(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  messageIds: readonly MessageId[],
): MediaMessage[] {
  const account = accountNumber(db, accountId);
  const { chat } = requireChat(db, account, chatId);
  return messageIds.flatMap((messageId) => {
    const row = db.get(mediaQueries.inChat, { account, chat, message: Number(messageId) });
    return row === undefined ? [] : [mediaMessageOf(row)];
  });
}

export function untouched(
  db: Connection,
  messageIds: readonly MessageId[],
  since: Timestamp,
): MediaMessage[] {
  return messageIds.flatMap((messageId) => {
    const row = db.get(mediaQueries.untouched, { since, message: Number(messageId) });
    return row === undefined ? [] : [mediaMessageOf(row)];
  });
}

export const waiting = (db: Connection): MessageId[] =>
  db.all(mediaQueries.waiting, {}).map(({ message }) => String(message) as MessageId);

/** A file that is here stays here, whatever somebody who did not know it says. */
export function setMediaState(
  db: Connection,
  messageId: MessageId,
  state: KeptMediaState,
): ChangeNotice | null {
  return change(db, messageId, (row) =>
    row.state === 'here'
      ? null
      : { state: state.kind, reason: state.kind === 'failed' ? state.reason : null, file: row.file },
  );
}

export function keepFile(db: Connection, messageId: MessageId, file: FileRow): ChangeNotice | null {
  return change(db, messageId, () => {
    db.run(mediaQueries.addFile, { name: file.name, bytes: file.bytes });
    return { state: 'here', reason: null, file: file.name };
  });
}

export function setMediaContent(db: Connection, messageId: MessageId, content: Uint8Array): void {
  db.run(mediaQueries.setContent, { message: Number(messageId), content });
}

export const findFile = (db: Connection, name: string): FileRow | null =>
  db.get(mediaQueries.file, { name }) ?? null;

/** Throws `account-not-found`. */
export function uploads(db: Connection, accountId: AccountId): MediaMessage[] {
  return db.all(mediaQueries.uploads, { account: accountNumber(db, accountId) }).map(mediaMessageOf);
}

export function setUploaded(db: Connection, messageId: MessageId, content: Uint8Array): ChangeNotice | null {
  setMediaContent(db, messageId, content);
  return change(db, messageId, (row) => ({
    state: row.state ?? 'here',
    reason: null,
    file: row.file,
    toUpload: 0,
  }));
}

export function failUpload(
  db: Connection,
  messageId: MessageId,
  reason: MediaFailure | null,
): ChangeNotice | null {
  const known = db.get(mediaQueries.state, { message: Number(messageId) });
  if (known === undefined || known.status !== 'queued') return null;
  const scope = new FoldScope(db, known.accountId as AccountId);
  const row = db.get(messageQueries.find, { account: known.account, message: Number(messageId) });
  if (row !== undefined) writeState(scope, row, { ...row, status: 'failed' });
  const state = reason === null ? 'here' : 'failed';
  const { account, file } = known;
  db.run(mediaQueries.set, { message: Number(messageId), account, state, reason, file, toUpload: 1 });
  return scope.finish();
}

export function loseFile(db: Connection, messageId: MessageId, damaged: boolean): ChangeNotice | null {
  return change(db, messageId, () => ({
    state: damaged ? 'failed' : 'remote',
    reason: damaged ? 'damaged' : null,
    file: null,
  }));
}

type NewState = {
  readonly state: string;
  readonly reason: string | null;
  readonly file: string | null;
  readonly toUpload?: number;
};

/** Null when the message is gone, or was deleted meanwhile: nothing of it is kept then. */
function change(
  db: Connection,
  messageId: MessageId,
  next: (row: MediaRow) => NewState | null,
): ChangeNotice | null {
  const message = Number(messageId);
  const row = db.get(mediaQueries.state, { message });
  if (row === undefined || row.kind === 'deleted') return null;
  const state = next(row);
  if (state === null) return null;
  const toUpload = state.toUpload ?? row.toUpload ?? 0;
  const { reason, file } = state;
  db.run(mediaQueries.set, { message, account: row.account, state: state.state, reason, file, toUpload });
  const scope = new FoldScope(db, row.accountId as AccountId);
  scope.touchMessage(message, row.chat);
  return scope.finish();
}
