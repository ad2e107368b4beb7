import { query } from '../query.ts';

export const twinQueries = {
  /** Whether this account wrote something among the newest messages. Older ones do not matter: who has to look further has not written for long. */
  ownLately: query<{ account: number; chat: number }, { found: number }>(
    'twins.own-lately',
    `SELECT 1 AS found FROM (
       SELECT from_me AS own FROM messages WHERE account = $account AND chat = $chat
       ORDER BY sent_at DESC, message DESC LIMIT 200
     ) WHERE own = 1 LIMIT 1`,
  ),
};
