import type { AccountId } from '../../../preload/contract/model.ts';
import type { ChangeNotice } from '../../accounts/ports.ts';
import type { Identity } from '../../domain/chat-batch.ts';
import type { Connection } from '../connection.ts';
import { foldPerson, resolvePerson } from './fold-people.ts';
import { FoldScope } from './fold-scope.ts';
import { peopleQueries } from './people-queries.ts';

/** These people are blocked, and nobody else. Throws `account-not-found`. */
export function setBlocked(db: Connection, accountId: AccountId, blocked: readonly Identity[]): ChangeNotice {
  const scope = new FoldScope(db, accountId);
  const stay = new Set(blocked.map((identity) => resolvePerson(scope, identity)));
  for (const row of db.all(peopleQueries.blocked, { account: scope.account })) {
    const { phoneJid, lidJid, person } = row;
    if (!stay.has(person)) foldPerson(scope, { identity: { phoneJid, lidJid }, blocked: false });
  }
  for (const identity of blocked) foldPerson(scope, { identity, blocked: true });
  return scope.finish();
}
