import type { StoredKind } from '../../domain/chat-fold.ts';
import { query, type NoParameters } from '../query.ts';

/** A message as far as the index is concerned. */
export interface SourceRow {
  readonly message: number;
  readonly account: number;
  readonly chat: number;
  readonly fromMe: number;
  readonly sender: number;
  readonly sentAt: number;
  readonly kind: StoredKind;
  readonly text: string;
}

const columns = 'message, account, chat, from_me AS fromMe, sender, sent_at AS sentAt, kind, text';

export const indexQueries = {
  through: query<NoParameters, { through: number }>(
    'index.through',
    'SELECT indexed_through AS through FROM index_state WHERE only = 1',
  ),
  setThrough: query<{ through: number }>(
    'index.set-through',
    'UPDATE index_state SET indexed_through = $through WHERE only = 1',
  ),
  newest: query<NoParameters, { message: number | null }>(
    'index.newest',
    'SELECT max(message) AS message FROM messages',
  ),
  /** Messages that are not in the index yet, by number. */
  waiting: query<{ through: number; limit: number }, SourceRow>(
    'index.waiting',
    `SELECT ${columns} FROM messages WHERE message > $through ORDER BY message LIMIT $limit`,
  ),
  find: query<{ message: number }, SourceRow>(
    'index.find',
    `SELECT ${columns} FROM messages WHERE message = $message`,
  ),
  place: query<{ message: number }, { message: number; sentAt: number }>(
    'index.place',
    'SELECT message, sent_at AS sentAt FROM messages WHERE message = $message',
  ),
  /** Messages that the index has in an older form. */
  outdated: query<{ limit: number }, SourceRow>(
    'index.outdated',
    `SELECT ${columns} FROM outdated ORDER BY message LIMIT $limit`,
  ),
  /** Of those, what they are now. */
  outdatedNow: query<{ limit: number }, SourceRow>(
    'index.outdated-now',
    `SELECT m.message, m.account, m.chat, m.from_me AS fromMe, m.sender, m.sent_at AS sentAt, m.kind, m.text
     FROM outdated o CROSS JOIN messages m ON m.message = o.message ORDER BY o.message LIMIT $limit`,
  ),
  settle: query<{ message: number }>('index.settle', 'DELETE FROM outdated WHERE message = $message'),
  add: query<{ document: number; terms: string }>(
    'index.add',
    'INSERT INTO message_index (rowid, terms) VALUES ($document, $terms)',
  ),
  remove: query<{ document: number; terms: string }>(
    'index.remove',
    "INSERT INTO message_index (message_index, rowid, terms) VALUES ('delete', $document, $terms)",
  ),
  /** Newest days first. */
  documents: query<{ expression: string; from: number; before: number; limit: number }, { document: number }>(
    'index.documents',
    `SELECT rowid AS document FROM message_index
     WHERE message_index MATCH $expression AND rowid >= $from AND rowid < $before
     ORDER BY rowid DESC LIMIT $limit`,
  ),
};
