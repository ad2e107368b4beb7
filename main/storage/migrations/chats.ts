import type { Migration } from './migration.ts';

const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE accounts (
      account INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      phone_number TEXT,
      lid_jid TEXT,
      hue INTEGER NOT NULL,
      sort_order INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      linked_at INTEGER,
      unlinked INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX accounts_by_order ON accounts (sort_order, account);

    -- A correspondent of one account, under either or both of its jids.
    CREATE TABLE people (
      person INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES accounts,
      phone_jid TEXT,
      lid_jid TEXT,
      contact_name TEXT,
      push_name TEXT,
      push_name_at INTEGER NOT NULL DEFAULT 0,
      UNIQUE (account, person),
      CHECK (phone_jid IS NOT NULL OR lid_jid IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX people_by_phone ON people (account, phone_jid);
    CREATE UNIQUE INDEX people_by_lid ON people (account, lid_jid);

    -- Chat numbers are never used again: a window may still hold an old one.
    CREATE TABLE chats (
      chat INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES accounts,
      kind TEXT NOT NULL,
      person INTEGER,
      place_jid TEXT,
      title TEXT,
      listed INTEGER NOT NULL,
      unread_base INTEGER NOT NULL,
      unread INTEGER NOT NULL,
      unread_known INTEGER NOT NULL,
      read_at INTEGER NOT NULL,
      read_message INTEGER NOT NULL,
      last_activity_at INTEGER NOT NULL,
      last_message INTEGER,
      last_message_at INTEGER NOT NULL,
      pinned INTEGER NOT NULL,
      archived INTEGER NOT NULL, -- -1: not known
      muted_until INTEGER NOT NULL,
      -- Keys carry the account, so that no row can belong to another one than what it hangs on.
      UNIQUE (account, chat),
      FOREIGN KEY (account, person) REFERENCES people (account, person),
      CHECK ((person IS NULL) <> (place_jid IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX chats_by_person ON chats (account, person);
    CREATE UNIQUE INDEX chats_by_place ON chats (account, place_jid);
    CREATE INDEX chats_list ON chats (account, pinned, last_activity_at, chat) WHERE listed = 1 AND archived < 1;
    CREATE INDEX chats_unread ON chats (account, unread) WHERE unread > 0;

    CREATE TABLE messages (
      message INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      wire_id TEXT NOT NULL,
      from_me INTEGER NOT NULL,
      sender INTEGER NOT NULL, -- a person, or 0: the chat itself says who
      sent_at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      status TEXT NOT NULL,
      unread INTEGER NOT NULL,
      edited_at INTEGER NOT NULL,
      text TEXT NOT NULL,
      content BLOB NOT NULL,
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT;
    CREATE UNIQUE INDEX messages_by_wire_id ON messages (account, wire_id, from_me, chat, sender);
    CREATE INDEX messages_timeline ON messages (account, chat, sent_at, message);
    CREATE INDEX messages_by_sender ON messages (account, sender) WHERE sender > 0;
    CREATE INDEX messages_unread ON messages (account, chat, sent_at, message) WHERE unread = 1;
    CREATE INDEX messages_queued ON messages (account, sent_at, message) WHERE status = 'queued';

    -- What is known of messages that are not here yet.
    CREATE TABLE pending (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      wire_id TEXT NOT NULL,
      from_me INTEGER NOT NULL,
      sender INTEGER NOT NULL,
      status TEXT NOT NULL,
      deleted INTEGER NOT NULL,
      edited_at INTEGER NOT NULL, -- 0: no edit
      text TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (account, chat, wire_id, from_me, sender),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pending_by_sender ON pending (account, sender) WHERE sender > 0;
  `,
};

/** What a person has chosen for an account. */
const choices: Migration = {
  version: 2,
  sql: `
    ALTER TABLE accounts ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE accounts ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE accounts ADD COLUMN settings TEXT; -- JSON; NULL: the defaults of the app
    ALTER TABLE accounts ADD COLUMN proxy TEXT; -- JSON, the password included: this database is encrypted
    -- One row at most: the settings that new accounts begin with.
    CREATE TABLE account_defaults (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      settings TEXT NOT NULL
    ) STRICT;
  `,
};

/** When an account was last online, and its phone last heard of: WhatsApp unlinks what is idle for too long. */
const linkClocks: Migration = {
  version: 3,
  sql: `
    ALTER TABLE accounts ADD COLUMN online_at INTEGER;
    ALTER TABLE accounts ADD COLUMN phone_seen_at INTEGER;
  `,
};

/** Schema of `chats.db`, oldest first. */
export const chatMigrations: readonly Migration[] = [first, choices, linkClocks];
