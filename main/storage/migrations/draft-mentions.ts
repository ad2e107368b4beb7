import type { Migration } from './migration.ts';

/** Who is mentioned in what was begun and not sent. */
export const draftMentions: Migration = {
  version: 14,
  sql: 'ALTER TABLE chats ADD COLUMN draft_mentions TEXT', // JSON as in domain/draft-mentions.ts; NULL: nobody
};
