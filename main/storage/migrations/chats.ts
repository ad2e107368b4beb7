import { draftMentions } from './draft-mentions.ts';
import { everyKind } from './every-kind.ts';
import { media } from './media.ts';
import type { Migration } from './migration.ts';
import { phone } from './phone.ts';
import { searchIndex } from './search-index.ts';

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

/** How a person has arranged the accounts, and what the overview counts from. */
const arrangement: Migration = {
  version: 4,
  sql: `
    ALTER TABLE accounts ADD COLUMN label TEXT NOT NULL DEFAULT '';
    ALTER TABLE accounts ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE accounts ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
    ALTER TABLE accounts ADD COLUMN group_folded INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX chats_by_last_message ON chats (account, last_message_at);
  `,
};

/** The list over all accounts, and the archived chats apart. */
const inbox: Migration = {
  version: 5,
  sql: `
    -- Kind and unread are in it so that a filter looks at entries of the index only.
    CREATE INDEX chats_inbox ON chats (pinned, last_activity_at, chat, kind, unread)
      WHERE listed = 1 AND archived < 1;
    CREATE INDEX chats_archive ON chats (account, pinned, last_activity_at, chat)
      WHERE listed = 1 AND archived = 1;
    CREATE INDEX chats_archive_inbox ON chats (pinned, last_activity_at, chat)
      WHERE listed = 1 AND archived = 1;
  `,
};

/** What happened to each account, for people to read. */
const accountEvents: Migration = {
  version: 7,
  sql: `
    CREATE TABLE account_events (
      event INTEGER PRIMARY KEY AUTOINCREMENT,
      account INTEGER NOT NULL REFERENCES accounts,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      reason TEXT
    ) STRICT;
    CREATE INDEX account_events_newest ON account_events (account, event);
  `,
};

/** An account that was removed is nobody's at once, and its rows go bit by bit; indexes without what they need not have. */
const removal: Migration = {
  version: 10,
  sql: `
    ALTER TABLE accounts ADD COLUMN removing INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX accounts_removing ON accounts (account) WHERE removing = 1;
    DROP INDEX chats_inbox;
    CREATE INDEX chats_inbox ON chats (pinned, last_activity_at, chat, kind, unread, marked_unread)
      WHERE listed = 1 AND archived < 1;
    -- The number of a message is in every index already.
    DROP INDEX messages_timeline;
    CREATE INDEX messages_timeline ON messages (account, chat, sent_at);
    DROP INDEX messages_unread;
    CREATE INDEX messages_unread ON messages (account, chat, sent_at) WHERE unread = 1;
    -- Whoever only writes in groups is nobody to look for: people are found by a name in the address book, or by their chat.
    CREATE TRIGGER chats_of_people_new AFTER INSERT ON chats WHEN new.person IS NOT NULL BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.person * 2 + 1);
    END;
    CREATE TRIGGER chats_of_people_changed AFTER UPDATE OF person ON chats
    WHEN old.person IS NOT new.person AND new.person IS NOT NULL BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.person * 2 + 1);
    END;
  `,
};

/** Backups that are made by themselves, with their passphrase (this database is encrypted), and accounts that moved away. */
const backupSchedule: Migration = {
  version: 11,
  sql: `
    ALTER TABLE accounts ADD COLUMN backed_up_at INTEGER;
    -- Its login lives on another computer now.
    ALTER TABLE accounts ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
    -- One row at most.
    CREATE TABLE backup_schedule (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      schedule TEXT NOT NULL, -- JSON
      last_at INTEGER,
      failed_at INTEGER,
      failure TEXT
    ) STRICT;
  `,
};

/** The proxy that new accounts begin with. */
const defaultProxy: Migration = {
  version: 12,
  sql: 'ALTER TABLE account_defaults ADD COLUMN proxy TEXT', // JSON as in accounts.proxy; NULL: none
};

/** Schema of `chats.db`, oldest first. */
export const chatMigrations: readonly Migration[] = [
  first,
  choices,
  linkClocks,
  arrangement,
  inbox,
  searchIndex,
  accountEvents,
  everyKind,
  media,
  removal,
  backupSchedule,
  defaultProxy,
  phone,
  draftMentions,
];
