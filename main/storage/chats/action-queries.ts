import type { ChatKind } from '../../../preload/contract/model.ts';
import { query } from '../query.ts';

/** `sent` ones are kept for a while: who could not read them asks again. */
export type ActionStatus = 'queued' | 'failed' | 'sent';

export interface ActionRow {
  readonly action: number;
  readonly chat: number;
  readonly message: number;
  readonly wireId: string;
  readonly what: string;
  readonly status: ActionStatus;
  readonly at: number;
  readonly effect: string;
  readonly content: Uint8Array;
}

export interface OutgoingActionRow extends ActionRow {
  readonly kind: ChatKind;
  readonly placeJid: string | null;
  readonly phoneJid: string | null;
  readonly lidJid: string | null;
}

const columns = 'action, chat, message, wire_id AS wireId, what, status, at, effect, content';

type InAccount = { account: number };

export const actionQueries = {
  insert: query<InAccount & { [Key in keyof Omit<ActionRow, 'action' | 'status'>]: ActionRow[Key] }>(
    'actions.insert',
    `INSERT INTO actions (account, chat, message, wire_id, what, status, at, effect, content)
     VALUES ($account, $chat, $message, $wireId, $what, 'queued', $at, $effect, coalesce($content, x''))`,
  ),
  byWireId: query<InAccount & { wireId: string }, ActionRow>(
    'actions.by-wire-id',
    `SELECT ${columns} FROM actions WHERE account = $account AND wire_id = $wireId`,
  ),
  /** What waits, and what failed. */
  open: query<InAccount & { message: number }, ActionRow>(
    'actions.open',
    `SELECT ${columns} FROM actions WHERE account = $account AND message = $message AND status <> 'sent'
     ORDER BY action`,
  ),
  anyOpen: query<InAccount, { present: number }>(
    'actions.any-open',
    `SELECT 1 AS present FROM actions WHERE account = $account AND status <> 'sent' LIMIT 1`,
  ),
  setStatus: query<InAccount & { action: number; status: ActionStatus }>(
    'actions.set-status',
    'UPDATE actions SET status = $status WHERE action = $action AND account = $account',
  ),
  delete: query<InAccount & { action: number }>(
    'actions.delete',
    'DELETE FROM actions WHERE action = $action AND account = $account',
  ),
  moveMessage: query<InAccount & { message: number; into: number }>(
    'actions.move-message',
    `UPDATE actions SET message = $into WHERE account = $account AND message = $message AND status <> 'sent'`,
  ),
  outgoing: query<InAccount, OutgoingActionRow>(
    'actions.outgoing',
    `SELECT x.action, x.chat, x.message, x.wire_id AS wireId, x.what, x.status, x.at, x.effect, x.content, c.kind,
       c.place_jid AS placeJid, p.phone_jid AS phoneJid, p.lid_jid AS lidJid
     FROM actions x CROSS JOIN chats c ON c.chat = x.chat AND c.account = x.account
     LEFT JOIN people p ON p.person = c.person AND p.account = x.account
     WHERE x.account = $account AND x.status = 'queued' ORDER BY x.at, x.action`,
  ),
};

/** Of all accounts at once. */
export const sweepQueries = {
  /** Kept ones stay; they are looked at again each time, and are few. */
  due: query<{ now: number; limit: number }, { message: number; account: number; chat: number }>(
    'sweep.due',
    `SELECT m.message, m.account, m.chat FROM messages m
     WHERE m.expires_at > 0 AND m.expires_at <= $now
       AND NOT EXISTS (SELECT 1 FROM marks k WHERE k.account = m.account AND k.chat = m.chat AND k.wire_id = m.wire_id
         AND k.from_me = m.from_me AND k.sender = m.sender AND k.what = 'keep' AND k.slot = 0 AND k.value <> '')
     ORDER BY m.expires_at LIMIT $limit`,
  ),
  accountId: query<{ account: number }, { id: string }>(
    'sweep.account-id',
    'SELECT id FROM accounts WHERE account = $account AND removing = 0',
  ),
  oldActions: query<{ before: number }>(
    'sweep.old-actions',
    `DELETE FROM actions WHERE at < $before AND status = 'sent'`,
  ),
};
