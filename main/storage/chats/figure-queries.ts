import { query } from '../query.ts';

type ByAccount = { account: number };

/** Counts for the overview. A day is counted chat by chat, those only that moved on it. */
export const figureQueries = {
  lastMessage: query<ByAccount, { at: number | null }>(
    'figures.last-message',
    'SELECT max(last_message_at) AS at FROM chats WHERE account = $account',
  ),
  messagesSince: query<ByAccount & { since: number }, { messages: number }>(
    'figures.messages-since',
    `SELECT count(*) AS messages FROM chats c
       CROSS JOIN messages m ON m.account = c.account AND m.chat = c.chat
     WHERE c.account = $account AND c.last_message_at >= $since AND m.sent_at >= $since AND m.kind <> 'system'`,
  ),
};
