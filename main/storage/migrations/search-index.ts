import type { Migration } from './migration.ts';

/**
 * The index of the search. Rows of `message_index` are terms without positions, under numbers made of the day and the message
 * (see main/storage/search/). It covers messages up to `indexed_through`; what changes of those is put down in `outdated` as it
 * was, because terms can only be taken out of the index by naming them.
 */
export const searchIndex: Migration = {
  version: 6,
  sql: `
    CREATE VIRTUAL TABLE message_index
      USING fts5 (terms, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '1 2');
    -- One or two letters begin very many words: those are kept ready (prefix).
    -- Terms of what was deleted leave the disk at once.
    INSERT INTO message_index (message_index, rank) VALUES ('secure-delete', 1);

    CREATE TABLE index_state (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      indexed_through INTEGER NOT NULL -- a message number
    ) STRICT;
    INSERT INTO index_state VALUES (1, 0);

    CREATE TABLE outdated (
      message INTEGER PRIMARY KEY,
      account INTEGER NOT NULL,
      chat INTEGER NOT NULL,
      from_me INTEGER NOT NULL,
      sender INTEGER NOT NULL,
      sent_at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER messages_changed AFTER UPDATE OF account, chat, from_me, sender, sent_at, kind, text ON messages
    WHEN old.message <= (SELECT indexed_through FROM index_state WHERE only = 1)
      AND (old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text)
        IS NOT (new.account, new.chat, new.from_me, new.sender, new.sent_at, new.kind, new.text)
    BEGIN
      -- The first change counts: that is what the index has.
      INSERT OR IGNORE INTO outdated
      VALUES (old.message, old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text);
    END;
    CREATE TRIGGER messages_gone AFTER DELETE ON messages
    WHEN old.message <= (SELECT indexed_through FROM index_state WHERE only = 1)
    BEGIN
      INSERT OR IGNORE INTO outdated
      VALUES (old.message, old.account, old.chat, old.from_me, old.sender, old.sent_at, old.kind, old.text);
    END;

    -- Names and numbers of people, titles of chats. A row is twice the number of a chat, or twice that of a person and one more.
    CREATE VIRTUAL TABLE name_index USING fts5 (terms, columnsize = 0, detail = none, tokenize = 'ascii');
    INSERT INTO name_index (name_index, rank) VALUES ('secure-delete', 1);
    -- Rows whose names have changed since they were taken into the index.
    CREATE TABLE outdated_names (name INTEGER PRIMARY KEY) STRICT;
    INSERT INTO outdated_names SELECT chat * 2 FROM chats;
    INSERT INTO outdated_names SELECT person * 2 + 1 FROM people;
    CREATE TRIGGER people_new AFTER INSERT ON people BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.person * 2 + 1);
    END;
    CREATE TRIGGER people_changed AFTER UPDATE OF phone_jid, contact_name, push_name ON people
    WHEN (old.phone_jid, old.contact_name, old.push_name) IS NOT (new.phone_jid, new.contact_name, new.push_name)
    BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.person * 2 + 1);
    END;
    CREATE TRIGGER people_gone AFTER DELETE ON people BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (old.person * 2 + 1);
    END;
    CREATE TRIGGER chats_new AFTER INSERT ON chats WHEN new.title IS NOT NULL BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.chat * 2);
    END;
    CREATE TRIGGER chats_changed AFTER UPDATE OF title ON chats WHEN old.title IS NOT new.title BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (new.chat * 2);
    END;
    CREATE TRIGGER chats_gone AFTER DELETE ON chats WHEN old.title IS NOT NULL BEGIN
      INSERT OR IGNORE INTO outdated_names VALUES (old.chat * 2);
    END;
  `,
};
