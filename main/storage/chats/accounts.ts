import type { AccountId } from '../../../preload/contract/model.ts';
import { StoreError } from '../../accounts/ports.ts';
import type { AccountChange, AccountRecord } from '../../domain/account-record.ts';
import type { Connection } from '../connection.ts';
import { accountQueries, type AccountRow } from './account-queries.ts';

/** The account's row number. Throws `account-not-found`. */
export function accountNumber(db: Connection, accountId: AccountId): number {
  return requireAccount(db, accountId).account;
}

export function requireAccount(db: Connection, accountId: AccountId): AccountRow {
  const row = db.get(accountQueries.find, { id: accountId });
  if (row === undefined) throw new StoreError('account-not-found', 'there is no such account');
  return row;
}

export function listAccounts(db: Connection): AccountRecord[] {
  return db.all(accountQueries.list, {}).map((row) => ({
    id: row.id as AccountId,
    name: row.name,
    phoneNumber: row.phoneNumber,
    lidJid: row.lidJid,
    hue: row.hue,
    order: row.sortOrder,
    createdAt: row.createdAt,
    linkedAt: row.linkedAt,
    unlinked: row.unlinked === 1,
    paused: row.paused === 1,
    pinned: row.pinned === 1,
    label: row.label,
    muted: row.muted === 1,
    group: row.groupName,
    groupFolded: row.groupFolded === 1,
    ...(row.onlineAt === null ? {} : { onlineAt: row.onlineAt }),
    ...(row.phoneSeenAt === null ? {} : { phoneSeenAt: row.phoneSeenAt }),
    ...(row.backedUpAt === null ? {} : { backedUpAt: row.backedUpAt }),
    ...(row.moved === 1 ? { moved: true } : {}),
  }));
}

/** Throws `account-exists`. */
export function insertAccount(db: Connection, record: AccountRecord): void {
  if (db.get(accountQueries.find, { id: record.id }) !== undefined) {
    throw new StoreError('account-exists', 'there is an account with this id');
  }
  const { id, name, phoneNumber, lidJid, hue, order, createdAt, linkedAt, unlinked, paused, pinned } = record;
  db.run(accountQueries.insert, {
    id,
    name,
    phoneNumber,
    lidJid,
    hue,
    createdAt,
    linkedAt,
    sortOrder: order,
    unlinked: Number(unlinked),
    paused: Number(paused),
    pinned: Number(pinned),
    onlineAt: record.onlineAt ?? null,
    phoneSeenAt: record.phoneSeenAt ?? null,
    backedUpAt: record.backedUpAt ?? null,
    moved: Number(record.moved ?? false),
    label: record.label ?? '',
    muted: Number(record.muted ?? false),
    groupName: record.group ?? '',
    groupFolded: Number(record.groupFolded ?? false),
  });
}

/** Throws `account-not-found`. */
export function updateAccount(db: Connection, accountId: AccountId, change: AccountChange): void {
  const row = requireAccount(db, accountId);
  db.run(accountQueries.update, {
    account: row.account,
    name: change.name ?? row.name,
    phoneNumber: change.phoneNumber === undefined ? row.phoneNumber : change.phoneNumber,
    lidJid: change.lidJid === undefined ? row.lidJid : change.lidJid,
    hue: change.hue ?? row.hue,
    sortOrder: change.order ?? row.sortOrder,
    linkedAt: change.linkedAt === undefined ? row.linkedAt : change.linkedAt,
    unlinked: Number(change.unlinked ?? row.unlinked),
    paused: Number(change.paused ?? row.paused),
    pinned: Number(change.pinned ?? row.pinned),
    onlineAt: change.onlineAt ?? row.onlineAt,
    phoneSeenAt: change.phoneSeenAt ?? row.phoneSeenAt,
    backedUpAt: change.backedUpAt ?? row.backedUpAt,
    moved: Number(change.moved ?? row.moved),
    label: change.label ?? row.label,
    muted: Number(change.muted ?? row.muted),
    groupName: change.group ?? row.groupName,
    groupFolded: Number(change.groupFolded ?? row.groupFolded),
  });
}

/** Every account, those without unread messages with 0. */
export function unreadByAccount(db: Connection): Map<AccountId, number> {
  return new Map(
    db
      .all(accountQueries.list, {})
      .map((row) => [
        row.id as AccountId,
        db.get(accountQueries.unread, { account: row.account })?.unread ?? 0,
      ]),
  );
}
