import type { AccountState, AccountId } from '../../preload/contract/model.ts';
import type { CheckDifference } from '../../preload/contract/self-check.ts';

/** All that is known of the accounts in the different places that must agree. */
export interface CheckedProgram {
  /** The one map, by key. */
  readonly sessions: readonly CheckedSession[];
  /** Sockets that were opened and have not ended, as those who open them count. */
  readonly sockets: readonly {
    readonly accountId: AccountId;
    readonly isOpen: boolean;
    readonly isOwned: boolean;
  }[];
  /** Accounts with a row in the store. */
  readonly accounts: readonly { readonly id: AccountId; readonly unlinked: boolean }[];
  /** Accounts with credentials in the store. */
  readonly credentials: readonly AccountId[];
}

export interface CheckedSession {
  readonly key: AccountId;
  readonly id: AccountId;
  readonly stored: boolean;
  readonly state: AccountState['kind'];
  readonly phoneNumber: string | null;
  readonly hasSocket: boolean;
}

/** In these states there has to be a socket, and in those there must be none. While one opens or links, both is right. */
const needsSocket: ReadonlySet<AccountState['kind']> = new Set(['online', 'syncing']);
const forbidsSocket: ReadonlySet<AccountState['kind']> = new Set([
  'waiting',
  'stopped',
  'paused',
  'unlinked',
]);

/** Names every difference; an empty answer means that map, sessions, sockets and store agree. */
export function findDifferences({
  sessions,
  sockets,
  accounts,
  credentials,
}: CheckedProgram): readonly CheckDifference[] {
  const found: CheckDifference[] = [];
  const report = (kind: CheckDifference['kind'], accountId: AccountId): void => {
    found.push({ kind, accountId });
  };
  const keys = new Set(sessions.map(({ key }) => key));
  const rows = new Map(accounts.map((account) => [account.id, account]));
  const withCredentials = new Set(credentials);
  const numbers = new Set<string>();

  for (const { key, id, stored, state, phoneNumber, hasSocket } of sessions) {
    if (key !== id) report('session-misplaced', key);
    if (stored && !rows.has(id)) report('account-not-stored', id);
    if (needsSocket.has(state) && !hasSocket) report('socket-missing', id);
    if (forbidsSocket.has(state) && hasSocket) report('socket-unwanted', id);
    if (phoneNumber !== null && numbers.has(phoneNumber)) report('number-twice', id);
    if (phoneNumber !== null) numbers.add(phoneNumber);
    if (hasSocket && needsSocket.has(state) && !sockets.some((one) => one.accountId === id && one.isOpen))
      report('socket-closed', id);
  }
  const counts = new Map<AccountId, number>();
  for (const { accountId, isOwned, isOpen } of sockets) {
    counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    if (isOpen && !isOwned) report('socket-stray', accountId);
  }
  for (const [accountId, count] of counts) if (count > 1) report('socket-twice', accountId);
  for (const { id, unlinked } of accounts) {
    if (!keys.has(id)) report('account-not-loaded', id);
    if (!unlinked && !withCredentials.has(id)) report('credentials-missing', id);
    if (unlinked && withCredentials.has(id)) report('credentials-left-over', id);
  }
  for (const id of credentials) if (!rows.has(id)) report('credentials-without-account', id);
  return found;
}
