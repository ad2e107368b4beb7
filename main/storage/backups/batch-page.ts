import type { AccountId, ChatKind } from '../../../preload/contract/model.ts';
import type { BatchCursor } from '../../accounts/backup-port.ts';
import {
  emptyBatch,
  type ChatAddress,
  type ChatBatch,
  type ChatChange,
  type Identity,
  type MessageChange,
  type MessageKey,
  type PersonChange,
} from '../../domain/chat-batch.ts';
import { accountNumber } from '../chats/accounts.ts';
import type { PersonRow } from '../chats/people-queries.ts';
import type { Connection } from '../connection.ts';
import { backupQueries, type ChatFactsRow, type MessageFactsRow } from './backup-queries.ts';

/** Rows of one page: few enough that nobody waits behind it. */
const pageSize = 500;

interface BatchPage {
  readonly batch: ChatBatch;
  readonly next: BatchCursor | null;
}

/** The chats of an account as the facts that they came from: folding them into an empty store gives them again. */
export function batchPage(
  db: Connection,
  accountId: AccountId,
  cursor: BatchCursor,
  newest: number,
): BatchPage {
  const walk = { account: accountNumber(db, accountId), after: cursor.after, limit: pageSize };
  const start = { after: 0, sentAt: 0, message: 0 };
  switch (cursor.table) {
    case 'people': {
      const rows = db.all(backupQueries.people, walk);
      const last = fullPage(rows);
      return {
        batch: { ...emptyBatch, people: rows.map(personChange) },
        next: last === null ? { ...start, table: 'chats' } : { ...cursor, after: last.person },
      };
    }
    case 'chats': {
      const rows = db.all(backupQueries.chats, walk);
      const last = fullPage(rows);
      return {
        batch: { ...emptyBatch, chats: rows.flatMap(chatChange) },
        next: last === null ? { ...start, table: 'messages' } : { ...cursor, after: last.chat },
      };
    }
    case 'messages': {
      const { sentAt, message } = cursor;
      const rows = db.all(backupQueries.messages, { ...walk, sentAt, message, newest });
      const last = fullPage(rows);
      return {
        batch: messageFacts(rows),
        next:
          last === null ? null : { ...cursor, after: last.chat, sentAt: last.sentAt, message: last.message },
      };
    }
  }
}

const fullPage = <Row>(rows: readonly Row[]): Row | null =>
  rows.length < pageSize ? null : (rows.at(-1) ?? null);

function personChange(row: PersonRow): PersonChange {
  return {
    identity: { phoneJid: row.phoneJid, lidJid: row.lidJid },
    ...(row.contactName === null ? {} : { contactName: row.contactName }),
    ...(row.pushName === null ? {} : { pushName: row.pushName }),
  };
}

function chatChange(row: ChatFactsRow): ChatChange[] {
  const address = addressOf(row.kind, row.placeJid, row);
  if (address === null) return [];
  return [
    {
      address,
      ...(row.title === null ? {} : { title: row.title }),
      unread: { count: row.unread, source: 'history' },
      lastActivityAt: row.lastActivityAt,
      pinned: row.pinned === 1,
      ...(row.archived < 0 ? {} : { archived: row.archived === 1 }),
      mutedUntil: row.mutedUntil,
    },
  ];
}

function messageFacts(rows: readonly MessageFactsRow[]): ChatBatch {
  const found = rows.flatMap((row) => {
    const key = keyOf(row);
    return key === null ? [] : [{ row, key }];
  });
  return {
    ...emptyBatch,
    messages: found.map(({ row, key }) => messageChange(row, key)),
    edits: found
      .filter(({ row }) => row.editedAt > 0 && row.kind !== 'deleted')
      .map(({ row: { text, content, editedAt }, key }) => ({ key, text, content, editedAt })),
    deletions: found.filter(({ row }) => row.kind === 'deleted').map(({ key }) => ({ key })),
  };
}

function messageChange(row: MessageFactsRow, key: MessageKey): MessageChange {
  const { sentAt, kind, text, content, status } = row;
  // Whether the other copy of this session sends it, nobody knows; sending it twice is worse than asking.
  return {
    key,
    sentAt,
    kind,
    text,
    content,
    status: status === 'queued' ? 'failed' : status,
    origin: 'history',
  };
}

function keyOf(row: MessageFactsRow): MessageKey | null {
  const chat = addressOf(row.chatKind, row.placeJid, row);
  if (chat === null) return null;
  const { senderPhoneJid: phoneJid, senderLidJid: lidJid } = row;
  const named = row.sender > 0 && (phoneJid !== null || lidJid !== null);
  return { chat, wireId: row.wireId, fromMe: row.fromMe === 1, sender: named ? { phoneJid, lidJid } : null };
}

function addressOf(
  kind: ChatKind,
  placeJid: string | null,
  { phoneJid, lidJid }: Identity,
): ChatAddress | null {
  if (placeJid !== null && kind !== 'direct') return { type: 'place', jid: placeJid, kind };
  return phoneJid === null && lidJid === null ? null : { type: 'person', identity: { phoneJid, lidJid } };
}
