import type { Migration } from './migration.ts';

const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE accounts (
      account INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      -- Raised by every change: a restored copy that is older than what lives here can be told.
      generation INTEGER NOT NULL,
      credentials BLOB
    ) STRICT;

    CREATE TABLE keys (
      account INTEGER NOT NULL REFERENCES accounts,
      type TEXT NOT NULL,
      id TEXT NOT NULL,
      value BLOB NOT NULL,
      PRIMARY KEY (account, type, id)
    ) STRICT, WITHOUT ROWID;
  `,
};

const journal: Migration = {
  version: 2,
  sql: `
    -- Decrypted messages that may not be in the chats yet, written with the ratchet step that gave them.
    CREATE TABLE journal (
      entry INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES accounts,
      id TEXT NOT NULL,
      content BLOB NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      UNIQUE (account, id)
    ) STRICT;
    -- Row numbers are the order of age.
    CREATE INDEX journal_by_age ON journal (account);
  `,
};

/** Schema of `credentials.db`, oldest first. */
export const credentialMigrations: readonly Migration[] = [first, journal];
