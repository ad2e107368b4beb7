import type { UsageKind } from '../../../preload/contract/storage.ts';
import type { AccountId, Timestamp } from '../../../preload/contract/model.ts';
import type { MessageKeyset } from '../../accounts/ports.ts';
import type { OldThings, Removal, UsageSlice } from '../../accounts/retention-port.ts';
import { isGone } from '../../domain/chat-fold.ts';
import { usageKindOf } from '../../domain/retention.ts';
import type { Connection } from '../connection.ts';
import { accountNumber } from './accounts.ts';
import { deleteMessage, settleChats } from './expire.ts';
import { FoldScope } from './fold-scope.ts';
import { retentionQueries } from './retention-queries.ts';

/** Few enough that the thread is soon free for messages again. */
const rowsPerStep = 2000;
const removedPerStep = 300;
const chatsPerStep = 200;
const day = 86_400_000;

/** What the next messages after a key take, and the key of the last of them. Throws `account-not-found`. */
export function usageSlice(db: Connection, accountId: AccountId, after: MessageKeyset | null): UsageSlice {
  const account = accountNumber(db, accountId);
  const from = after ?? { chat: 0, sentAt: 0, message: 0 };
  const rows = db.all(retentionQueries.usageAfter, { account, ...from, limit: rowsPerStep });
  const parts = new Map<
    string,
    { kind: UsageKind; day: number; starred: boolean; messages: number; bytes: number }
  >();
  for (const { kind, sentAt, starred, bytes } of rows) {
    const usage = usageKindOf(kind);
    const number = Math.floor(sentAt / day);
    const key = `${usage} ${number} ${starred}`;
    const part = parts.get(key) ?? {
      kind: usage,
      day: number,
      starred: starred === 1,
      messages: 0,
      bytes: 0,
    };
    part.messages += isGone(kind) ? 0 : 1;
    part.bytes += bytes;
    parts.set(key, part);
  }
  const last = rows.at(-1);
  return {
    parts: [...parts.values()],
    files: rows.flatMap(({ file, fileBytes, kind, sentAt, starred }) =>
      file === null
        ? []
        : [
            {
              name: file,
              bytes: fileBytes ?? 0,
              kind: usageKindOf(kind),
              day: Math.floor(sentAt / day),
              starred: starred === 1,
            },
          ],
    ),
    next:
      last === undefined || rows.length < rowsPerStep
        ? null
        : { chat: last.chat, sentAt: last.sentAt, message: last.message },
  };
}

/** Deletes some of what is old, from a place on. Throws `account-not-found`. */
export function removeOld(
  db: Connection,
  accountId: AccountId,
  { what, before }: OldThings,
  from: number | null,
): Removal {
  const scope = new FoldScope(db, accountId);
  return what === 'messages'
    ? removeMessages(scope, before, from ?? 0)
    : removeFiles(scope, before, from ?? 0);
}

function removeMessages(scope: FoldScope, before: Timestamp, from: number): Removal {
  const { db, account } = scope;
  let left = removedPerStep;
  let bytes = 0;
  const chats = db.all(retentionQueries.chatsFrom, { account, chat: from, limit: chatsPerStep });
  let next: number | null = null;
  for (const { chat } of chats) {
    const old = db.all(retentionQueries.oldInChat, { account, chat, before, limit: left });
    for (const row of old) {
      deleteMessage(scope, row.message);
      bytes += row.bytes;
    }
    if (old.length > 0) settleChats(scope, [chat]);
    left -= old.length;
    if (left === 0) {
      next = chat;
      break;
    }
  }
  const last = chats.at(-1);
  if (next === null && last !== undefined && chats.length === chatsPerStep) next = last.chat + 1;
  return { notice: scope.finish(), messages: removedPerStep - left, bytes, next };
}

function removeFiles(scope: FoldScope, before: Timestamp, from: number): Removal {
  const { db, account } = scope;
  const rows = db.all(retentionQueries.files, { account, message: from, limit: removedPerStep });
  const old = rows.filter(({ sentAt, starred }) => sentAt < before && starred === 0);
  for (const { message, chat } of old) {
    db.run(retentionQueries.forgetFile, { account, message });
    scope.touchMessage(message, chat);
  }
  const last = rows.at(-1);
  return {
    notice: scope.finish(),
    messages: old.length,
    bytes: old.reduce((sum, row) => sum + (row.bytes ?? 0), 0),
    next: last === undefined || rows.length < removedPerStep ? null : last.message,
  };
}
