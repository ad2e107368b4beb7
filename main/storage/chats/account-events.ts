import type { AccountEvent, AccountEventPage } from '../../../preload/contract/account-events.ts';
import type { AccountId } from '../../../preload/contract/model.ts';
import type { Connection } from '../connection.ts';
import { query } from '../query.ts';
import { accountNumber } from './accounts.ts';

/** So many lines are kept for each account: months for one that is well, a day for one that is not. */
export const keptEvents = 500;

interface EventRow {
  readonly event: number;
  readonly at: number;
  readonly kind: AccountEvent['kind'];
  readonly reason: AccountEvent['reason'];
}

export const eventQueries = {
  insert: query<{ account: number; at: number; kind: string; reason: string | null }>(
    'events.insert',
    'INSERT INTO account_events (account, at, kind, reason) VALUES ($account, $at, $kind, $reason)',
  ),
  /** The newest one that is too many: it and all before it go. */
  firstToDrop: query<{ account: number; kept: number }, { event: number }>(
    'events.first-to-drop',
    'SELECT event FROM account_events WHERE account = $account ORDER BY event DESC LIMIT 1 OFFSET $kept',
  ),
  drop: query<{ account: number; event: number }>(
    'events.drop',
    'DELETE FROM account_events WHERE account = $account AND event <= $event',
  ),
  page: query<{ account: number; before: number; limit: number }, EventRow>(
    'events.page',
    `SELECT event, at, kind, reason FROM account_events WHERE account = $account AND event < $before
     ORDER BY event DESC LIMIT $limit`,
  ),
};

/** Writes one line, and lets go of the oldest beyond `keptEvents`. Throws `account-not-found`. */
export function noteEvent(db: Connection, accountId: AccountId, { at, kind, reason }: AccountEvent): void {
  const account = accountNumber(db, accountId);
  db.run(eventQueries.insert, { account, at, kind, reason });
  const drop = db.get(eventQueries.firstToDrop, { account, kept: keptEvents });
  if (drop !== undefined) db.run(eventQueries.drop, { account, event: drop.event });
}

/** Newest first. Throws `account-not-found`. */
export function eventPage(
  db: Connection,
  accountId: AccountId,
  before: string | null,
  limit: number,
): AccountEventPage {
  const account = accountNumber(db, accountId);
  const from = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  const rows = db.all(eventQueries.page, { account, before: from, limit });
  const last = rows.at(-1);
  return {
    events: rows.map(({ event, at, kind, reason }) => ({ id: String(event), at, kind, reason })),
    cursor: rows.length < limit || last === undefined ? null : String(last.event),
  };
}
