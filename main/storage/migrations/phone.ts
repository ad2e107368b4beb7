import type { Migration } from './migration.ts';

/** What the phone and the service know of chats: groups and their members, what people say of themselves, and what the phone is still to be told. */
export const phone: Migration = {
  version: 13,
  sql: `
    CREATE TABLE group_facts (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      description TEXT NOT NULL,
      created_at INTEGER NOT NULL, -- 0: not known
      announce INTEGER NOT NULL,
      locked INTEGER NOT NULL,
      members_add INTEGER NOT NULL,
      approval INTEGER NOT NULL,
      told INTEGER NOT NULL, -- 1: all members were told together, at some time
      PRIMARY KEY (account, chat),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE members (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      person INTEGER NOT NULL,
      rank INTEGER NOT NULL, -- 0 member, 1 admin, 2 owner
      PRIMARY KEY (account, chat, person),
      FOREIGN KEY (account, chat) REFERENCES chats (account, chat) ON DELETE CASCADE,
      FOREIGN KEY (account, person) REFERENCES people (account, person) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX members_by_rank ON members (account, chat, rank, person);
    CREATE INDEX members_by_person ON members (account, person);

    ALTER TABLE people ADD COLUMN about TEXT;
    ALTER TABLE people ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX people_by_contact_name ON people (account, contact_name COLLATE NOCASE, person)
      WHERE contact_name IS NOT NULL;
    CREATE INDEX people_blocked ON people (account, person) WHERE blocked = 1;

    -- What a person has set for a chat and the phone has not taken yet. The chat may be gone by then.
    CREATE TABLE owed_settings (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      what TEXT NOT NULL,
      value INTEGER NOT NULL,
      before INTEGER, -- what holds when it is refused: the last that the phone has said
      at INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      target TEXT NOT NULL, -- JSON: where the chat is, and its newest message then
      PRIMARY KEY (account, chat, what)
    ) STRICT, WITHOUT ROWID;

    -- How far back the phone has given this chat: 1, there is nothing before what is here.
    ALTER TABLE chats ADD COLUMN history_complete INTEGER NOT NULL DEFAULT 0;
  `,
};
