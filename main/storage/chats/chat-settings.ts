import type { AccountId, ChatId, MessageId } from '../../../preload/contract/model.ts';
import type { OwedSetting, Reading } from '../../accounts/chat-setting-port.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import {
  settingOf,
  settingValue,
  type ChatSetting,
  type ChatSettingKind,
  type ChatSettingTarget,
} from '../../domain/chat-setting.ts';
import type { ChatChange } from '../../domain/chat-batch.ts';
import { sanitizeTime } from '../../domain/chat-fold-input.ts';
import type { Connection } from '../connection.ts';
import { addressOf, keyOfMessage } from './chat-address.ts';
import type { ChatRow } from './chat-queries.ts';
import { clearChat, removeChat } from './remove-chat.ts';
import { FoldScope } from './fold-scope.ts';
import { moveReadMark } from './fold-unread.ts';
import { messageQueries } from './message-queries.ts';
import { requireChat } from './reading.ts';
import { settingQueries, type OwedRow } from './setting-queries.ts';

/** Throws `account-not-found`, `chat-not-found`. */
export function oweSetting(
  db: Connection,
  accountId: AccountId,
  chatId: ChatId,
  setting: ChatSetting,
  at: number,
  reading?: Reading,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const chat = requireChat(db, scope.account, chatId);
  owe(scope, chat, setting, at, reading);
  if (reading === undefined) apply(scope, chat.chat, setting);
  return scope.finish();
}

/** So many senders are told that they were read at most: more would say nothing to anybody. */
const mostReceipts = 500;

function owe(scope: FoldScope, chat: ChatRow, setting: ChatSetting, at: number, reading?: Reading): void {
  const { db, account } = scope;
  const { what } = setting;
  const key = { account, chat: chat.chat, what };
  const open = db.get(settingQueries.find, key);
  const before = open === undefined ? valueHere(chat, what) : open.before;
  const receipts = [
    ...(open === undefined ? [] : (readTarget(open).receipts ?? [])),
    ...(reading?.receipts ?? []),
  ];
  const target = JSON.stringify({
    ...targetOf(scope, chat, reading?.through),
    ...(receipts.length === 0 ? {} : { receipts: receipts.slice(-mostReceipts) }),
  });
  db.run(settingQueries.put, { ...key, value: settingValue(setting), before, at, tries: 0, target });
}

export function owedSettings(db: Connection, accountId: AccountId): readonly OwedSetting[] {
  const scope = new FoldScope(db, accountId);
  return db
    .all(settingQueries.list, { account: scope.account })
    .toSorted((one, other) => one.at - other.at)
    .flatMap((row) => {
      const setting = settingOf(row.what, row.value);
      if (setting === null) return [];
      const { address, newest, receipts } = readTarget(row);
      // The person may be known under more names by now.
      const chat = scope.chat(row.chat);
      const current = chat === null ? address : addressOf(scope, chat);
      const owed: OwedSetting = {
        chatId: String(row.chat) as ChatId,
        setting,
        at: row.at,
        tries: row.tries,
        address: current,
        newest: newest === null ? null : { ...newest, key: { ...newest.key, chat: current } },
        ...(receipts === undefined ? {} : { receipts: receipts.map((key) => ({ ...key, chat: current })) }),
      };
      return [owed];
    });
}

export function settleSetting(
  db: Connection,
  accountId: AccountId,
  { chatId, setting: told, at }: Pick<OwedSetting, 'chatId' | 'setting' | 'at'>,
  taken: boolean,
): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const { what } = told;
  const key = { account: scope.account, chat: Number(chatId), what };
  const row = db.get(settingQueries.find, key);
  // Another value may have been set meanwhile: that one is still owed.
  if (row === undefined) return scope.finish();
  if (row.at !== at) {
    if (taken && row.before !== null)
      db.run(settingQueries.setBefore, { ...key, before: settingValue(told) });
    return scope.finish();
  }
  db.run(settingQueries.delete, key);
  const before = taken || row.before === null ? null : settingOf(what, row.before);
  if (before !== null) apply(scope, key.chat, before);
  return scope.finish();
}

export function noteRefusal(
  db: Connection,
  accountId: AccountId,
  { chatId, setting: { what }, at }: Pick<OwedSetting, 'chatId' | 'setting' | 'at'>,
): void {
  const { account } = new FoldScope(db, accountId);
  db.run(settingQueries.noteRefusal, { account, chat: Number(chatId), what, at });
}

/**
 * What the phone says, without what is on its way to it: ours will be the later word, so it goes on to be shown, and the phone's holds
 * when ours is refused.
 */
export function withoutOwed(scope: FoldScope, chat: number, told: ChatChange): ChatChange {
  if (!scope.mayOweSettings()) return told;
  const { db, account } = scope;
  const isOwed = (what: ChatSettingKind, value: number | undefined): boolean =>
    value !== undefined &&
    db.run(settingQueries.setBefore, { account, chat, what, before: value }).changes > 0;
  const { archived, pinned, mutedUntil, markedUnread, unread, ...others } = told;
  const readThere = unread?.source === 'device' && unread.count === 0;
  const marked = db.get(settingQueries.find, { account, chat, what: 'read' });
  const readIsOver = readThere && marked?.value === 0;
  if (readIsOver) isOwed('read', 1);
  return {
    ...others,
    ...(archived === undefined || isOwed('archive', Number(archived)) ? {} : { archived }),
    ...(pinned === undefined || isOwed('pin', Number(pinned)) ? {} : { pinned }),
    ...(mutedUntil === undefined || isOwed('mute', sanitizeTime(mutedUntil)) ? {} : { mutedUntil }),
    ...(markedUnread === undefined || isOwed('read', Number(!markedUnread)) ? {} : { markedUnread }),
    ...(unread === undefined || readIsOver ? {} : { unread }),
  };
}

function apply(scope: FoldScope, chat: number, setting: ChatSetting): void {
  const row = scope.chat(chat);
  if (row === null) return;
  if (setting.what !== 'delete') scope.touchDetails(chat);
  switch (setting.what) {
    case 'archive':
      scope.setChat({ ...row, archived: Number(setting.on) });
      break;
    case 'pin':
      scope.setChat({ ...row, pinned: Number(setting.on), listed: setting.on ? 1 : row.listed });
      break;
    case 'mute':
      scope.setChat({ ...row, mutedUntil: setting.until });
      break;
    case 'read':
      if (setting.on) readAll(scope, row);
      else scope.setChat({ ...row, markedUnread: 1 });
      break;
    case 'clear':
      clearChat(scope, row);
      break;
    case 'delete':
      removeChat(scope, row);
      break;
  }
}

function readAll(scope: FoldScope, row: ChatRow): void {
  scope.setChat({ ...row, unreadBase: 0, unread: row.unread - row.unreadBase, markedUnread: 0 });
  const newest = scope.db.get(messageQueries.newest, { account: scope.account, chat: row.chat });
  moveReadMark(scope, row.chat, newest ?? { sentAt: 0, message: 0 });
}

/** What to go back to; null where nothing can. */
function valueHere(chat: ChatRow, what: ChatSettingKind): number | null {
  switch (what) {
    case 'archive':
      return Math.max(0, chat.archived);
    case 'pin':
      return chat.pinned;
    case 'mute':
      return chat.mutedUntil;
    // What was read is not made unread again.
    case 'read':
      return 1;
    case 'clear':
    case 'delete':
      return null;
  }
}

function targetOf(scope: FoldScope, chat: ChatRow, through?: MessageId): ChatSettingTarget {
  const { db, account } = scope;
  const address = addressOf(scope, chat);
  const newest =
    through === undefined
      ? db.get(messageQueries.newestShown, { account, chat: chat.chat })
      : { message: Number(through) };
  const row =
    newest === undefined ? undefined : db.get(messageQueries.find, { account, message: newest.message });
  return {
    address,
    newest: row === undefined ? null : { key: keyOfMessage(scope, address, row), sentAt: row.sentAt },
  };
}

/** Written by `owe` and nothing else. */
const readTarget = ({ target }: OwedRow): ChatSettingTarget => JSON.parse(target) as ChatSettingTarget;
