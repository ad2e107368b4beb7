import type { Migration } from './migration.ts';

/**
 * What messages have beyond their text, and what people put on them. `messages` is made anew so that the long columns stay
 * the last ones (SQLite walks through all that stands before a column); its triggers, those of the search, are as they were.
 */
export const everyKind: Migration = {
  version: 8,
  sql: `
    CREATE TABLE new_messages (
      message INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      wire_id TEXT NOT NULL,
      from_me INTEGER NOT NULL,
      sender INTEGER NOT NULL, -- a person, or 0: the chat itself says who
      sent_at INTEGER NOT NULL,
      kind TEXT NOT NULL, -- 'hidden': taken away by the owner
      status TEXT NOT NULL,
      unread INTEGER NOT NULL,
      edited_at INTEGER NOT NULL,
      mentions_me INTEGER NOT NULL DEFAULT 0,
      expires_at INTEGER NOT NULL DEFAULT 0, -- 0: stays
      detail TEXT, -- JSON of MessageDetail; NULL for plain texts
      text TEXT NOT NULL,
      content BLOB NOT NULL,
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT;
    INSERT INTO new_messages (message, account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at,
        text, content)
      SELECT message, account, chat, wire_id, from_me, sender, sent_at, kind, status, unread, edited_at, text, content
      FROM messages ORDER BY message;
    -- Numbers of messages are never used again, those of deleted ones neither.
    DELETE FROM sqlite_sequence WHERE name = 'new_messages';
    INSERT INTO sqlite_sequence (name, seq) SELECT 'new_messages', seq FROM sqlite_sequence WHERE name = 'messages';
    DROP TABLE messages;
    ALTER TABLE new_messages RENAME TO messages;
    CREATE UNIQUE INDEX messages_by_wire_id ON messages (account, wire_id, from_me, chat, sender);
    CREATE INDEX messages_timeline ON messages (account, chat, sent_at, message);
    CREATE INDEX messages_by_sender ON messages (account, sender) WHERE sender > 0;
    CREATE INDEX messages_unread ON messages (account, chat, sent_at, message) WHERE unread = 1;
    CREATE INDEX messages_queued ON messages (account, sent_at, message) WHERE status = 'queued';
    CREATE INDEX messages_expiring ON messages (expires_at) WHERE expires_at > 0;
    CREATE TRIGGER messages_changed AFTER UPDATE OF account, chat, from_me, sender, sent_at, kind, text ON messages
    WHEN old.message <= (SELECT indexed_through FROM index_state WHERE only = 1)
      AND (old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text)
        IS NOT (new.account, new.chat, new.from_me, new.sender, new.sent_at, new.kind, new.text)
    BEGIN
      INSERT OR IGNORE INTO outdated
      VALUES (old.message, old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text);
    END;
    CREATE TRIGGER messages_gone AFTER DELETE ON messages
    WHEN old.message <= (SELECT indexed_through FROM index_state WHERE only = 1)
    BEGIN
      INSERT OR IGNORE INTO outdated
      VALUES (old.message, old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text);
    END;
    -- What waits without an original was written by an older version: a person may try it again.
    UPDATE messages SET status = 'failed' WHERE status = 'queued';

    ALTER TABLE pending ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pending ADD COLUMN detail TEXT;

    ALTER TABLE chats ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE chats ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE chats ADD COLUMN timer INTEGER NOT NULL DEFAULT 0; -- seconds that messages stay; 0: for ever
    ALTER TABLE chats ADD COLUMN timer_at INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE chats ADD COLUMN draft TEXT NOT NULL DEFAULT '';
    ALTER TABLE chats ADD COLUMN draft_at INTEGER NOT NULL DEFAULT 0;

    -- Reactions, votes, stars, pins and earlier texts of messages, which may not be here yet: by the key of the message.
    CREATE TABLE marks (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      wire_id TEXT NOT NULL,
      from_me INTEGER NOT NULL,
      sender INTEGER NOT NULL, -- -1: not told whose message it is
      what TEXT NOT NULL,
      slot INTEGER NOT NULL, -- whose: a person, or 0, the owner; of an earlier text its time
      at INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (account, chat, wire_id, from_me, sender, what, slot),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX marks_by_sender ON marks (account, sender) WHERE sender <> 0;
    CREATE INDEX marks_by_slot ON marks (account, slot) WHERE slot > 0 AND what <> 'edit';
    CREATE INDEX marks_starred ON marks (account, chat) WHERE what = 'star' AND value <> '';

    -- When own messages reached each member.
    CREATE TABLE receipts (
      account INTEGER NOT NULL REFERENCES accounts,
      message INTEGER NOT NULL,
      person INTEGER NOT NULL,
      delivered_at INTEGER NOT NULL, -- 0: not known
      read_at INTEGER NOT NULL,
      played_at INTEGER NOT NULL,
      PRIMARY KEY (account, message, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX receipts_by_person ON receipts (account, person);

    CREATE TABLE labels (
      account INTEGER NOT NULL REFERENCES accounts,
      label TEXT NOT NULL,
      name TEXT, -- NULL: deleted, or not told yet
      PRIMARY KEY (account, label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE chat_labels (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (account, chat, label),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT, WITHOUT ROWID;

    -- What is to be said about messages that exist: sent in order with new messages, under ids of their own.
    CREATE TABLE actions (
      action INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      message INTEGER NOT NULL,
      wire_id TEXT NOT NULL,
      what TEXT NOT NULL,
      status TEXT NOT NULL,
      at INTEGER NOT NULL,
      effect TEXT NOT NULL, -- JSON: what it does to the store once the service has taken it, or undoes when it is refused
      content BLOB NOT NULL,
      UNIQUE (account, wire_id),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT;
    CREATE INDEX actions_queued ON actions (account, at, action) WHERE status = 'queued';
    CREATE INDEX actions_open ON actions (account, message, action) WHERE status <> 'sent';
    CREATE INDEX actions_done ON actions (at) WHERE status = 'sent';
    CREATE INDEX actions_by_chat ON actions (account, chat);
  `,
};
