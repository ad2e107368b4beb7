import { query } from '../query.ts';

/** A place in a chat's timeline. */
export interface Spot {
  readonly sentAt: number;
  readonly message: number;
}

type InChat = { account: number; chat: number };

export const spotQueries = {
  atOrAfter: query<InChat & { sentAt: number }, Spot>(
    'spots.at-or-after',
    `SELECT sent_at AS sentAt, message FROM messages
     WHERE account = $account AND chat = $chat AND sent_at >= $sentAt ORDER BY sent_at, message LIMIT 1`,
  ),
  firstUnread: query<InChat, Spot>(
    'spots.first-unread',
    `SELECT sent_at AS sentAt, message FROM messages
     WHERE account = $account AND chat = $chat AND unread = 1 ORDER BY sent_at, message LIMIT 1`,
  ),
  newestIncoming: query<InChat & { limit: number }, Spot>(
    'spots.newest-incoming',
    `SELECT sent_at AS sentAt, message FROM messages
     WHERE account = $account AND chat = $chat AND from_me = 0 AND kind NOT IN ('system', 'deleted', 'hidden')
     ORDER BY sent_at DESC, message DESC LIMIT $limit`,
  ),
};
