import type { Migration } from './migration.ts';

/**
 * Files of messages and pictures of chats. How often a file is referred to is counted by triggers, as rows that refer to it go
 * in many ways: deleted for everyone, disappeared, with their chat or their account.
 */
export const media: Migration = {
  version: 9,
  sql: `
    CREATE TABLE media_files (
      name TEXT PRIMARY KEY,
      bytes INTEGER NOT NULL,
      uses INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX media_files_unused ON media_files (name) WHERE uses <= 0;

    -- Where the file of a message stands. Without a row it is with the service.
    CREATE TABLE message_media (
      message INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES accounts,
      state TEXT NOT NULL,
      reason TEXT,
      file TEXT REFERENCES media_files,
      to_upload INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX message_media_waiting ON message_media (message) WHERE state = 'waiting';
    CREATE INDEX message_media_uploads ON message_media (account, to_upload, message);
    CREATE INDEX message_media_by_file ON message_media (file) WHERE file IS NOT NULL;

    -- Pictures of chats; chat 0 is the account's own.
    CREATE TABLE pictures (
      account INTEGER NOT NULL REFERENCES accounts,
      chat INTEGER NOT NULL,
      file TEXT REFERENCES media_files,
      checked_at INTEGER NOT NULL,
      PRIMARY KEY (account, chat)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pictures_by_file ON pictures (file) WHERE file IS NOT NULL;

    CREATE TRIGGER message_media_added AFTER INSERT ON message_media WHEN NEW.file IS NOT NULL BEGIN
      UPDATE media_files SET uses = uses + 1 WHERE name = NEW.file;
    END;
    CREATE TRIGGER message_media_changed AFTER UPDATE OF file ON message_media WHEN NEW.file IS NOT OLD.file BEGIN
      UPDATE media_files SET uses = uses + 1 WHERE name = NEW.file;
      UPDATE media_files SET uses = uses - 1 WHERE name = OLD.file;
    END;
    CREATE TRIGGER message_media_removed AFTER DELETE ON message_media WHEN OLD.file IS NOT NULL BEGIN
      UPDATE media_files SET uses = uses - 1 WHERE name = OLD.file;
    END;
    CREATE TRIGGER pictures_added AFTER INSERT ON pictures WHEN NEW.file IS NOT NULL BEGIN
      UPDATE media_files SET uses = uses + 1 WHERE name = NEW.file;
    END;
    CREATE TRIGGER pictures_changed AFTER UPDATE OF file ON pictures WHEN NEW.file IS NOT OLD.file BEGIN
      UPDATE media_files SET uses = uses + 1 WHERE name = NEW.file;
      UPDATE media_files SET uses = uses - 1 WHERE name = OLD.file;
    END;
    CREATE TRIGGER pictures_removed AFTER DELETE ON pictures WHEN OLD.file IS NOT NULL BEGIN
      UPDATE media_files SET uses = uses - 1 WHERE name = OLD.file;
    END;

    CREATE TRIGGER messages_media_gone AFTER DELETE ON messages BEGIN
      DELETE FROM message_media WHERE message = OLD.message;
    END;
    CREATE TRIGGER messages_media_deleted AFTER UPDATE OF kind ON messages
      WHEN NEW.kind IN ('deleted', 'hidden') AND OLD.kind <> NEW.kind BEGIN
      DELETE FROM message_media WHERE message = NEW.message;
    END;
    CREATE TRIGGER chats_picture_gone AFTER DELETE ON chats BEGIN
      DELETE FROM pictures WHERE account = OLD.account AND chat = OLD.chat;
    END;
    CREATE TRIGGER accounts_picture_gone BEFORE DELETE ON accounts BEGIN
      DELETE FROM pictures WHERE account = OLD.account;
    END;

    -- The gallery of a chat.
    CREATE INDEX messages_pictures ON messages (account, chat, sent_at, message) WHERE kind IN ('image', 'video');
    CREATE INDEX messages_documents ON messages (account, chat, sent_at, message) WHERE kind = 'document';

    -- What addresses of files are made with.
    CREATE TABLE media_secret (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      secret BLOB NOT NULL
    ) STRICT;
    INSERT INTO media_secret (only, secret) VALUES (1, randomblob(32));
  `,
};
