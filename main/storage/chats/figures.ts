import type { AccountId, Timestamp } from '../../../preload/contract/model.ts';
import type { StoredFigures } from '../../accounts/ports.ts';
import type { Connection } from '../connection.ts';
import { accountQueries } from './account-queries.ts';
import { figureQueries } from './figure-queries.ts';

/** Every account has its figures, also one without messages. */
export function accountFigures(db: Connection, today: Timestamp): Map<AccountId, StoredFigures> {
  return new Map(
    db.all(accountQueries.list, {}).map(({ id, account }) => {
      const lastMessageAt = db.get(figureQueries.lastMessage, { account })?.at ?? 0;
      const messages = db.get(figureQueries.messagesSince, { account, since: today })?.messages ?? 0;
      return [
        id as AccountId,
        { lastMessageAt: lastMessageAt > 0 ? lastMessageAt : null, messagesToday: messages },
      ];
    }),
  );
}
