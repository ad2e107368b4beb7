import type { CheckReport } from '../../preload/contract/self-check.ts';
import { viewOfState } from '../domain/connection-state.ts';
import { findDifferences, type CheckedProgram } from '../domain/self-check.ts';
import type { AccountSession } from './account-session.ts';
import type { ChatStore, Clock, CredentialStore } from './ports.ts';
import type { SocketFactory } from './socket-port.ts';
import type { AccountId } from '../../preload/contract/model.ts';

interface SelfCheckParts {
  readonly sessions: ReadonlyMap<AccountId, AccountSession>;
  readonly sockets: SocketFactory;
  readonly chats: Pick<ChatStore, 'listAccounts'>;
  readonly credentials: Pick<CredentialStore, 'listAccounts'>;
  readonly clock: Clock;
}

/** What is on its way from one place to the other needs this long at most to arrive. Milliseconds. */
const settleTime = 1_000;

/**
 * Compares the one map, its sessions, the sockets that are really open and the store. What differs is looked at again
 * a moment later, and only what still differs is reported: accounts come, connect and go while this looks.
 */
export async function selfCheck(parts: SelfCheckParts): Promise<CheckReport> {
  const first = await look(parts);
  if (first.differences.length === 0) return first;
  await new Promise<void>((resolve) => {
    parts.clock.after(settleTime, resolve);
  });
  const second = await look(parts);
  const before = new Set(first.differences.map(({ kind, accountId }) => `${kind} ${accountId}`));
  return {
    ...second,
    differences: second.differences.filter(({ kind, accountId }) => before.has(`${kind} ${accountId}`)),
  };
}

async function look({ sessions, sockets, chats, credentials }: SelfCheckParts): Promise<CheckReport> {
  const [accounts, withCredentials] = await Promise.all([chats.listAccounts(), credentials.listAccounts()]);
  // From here on nothing is waited for: sessions and sockets are of one moment.
  const checked: CheckedProgram = {
    accounts,
    credentials: withCredentials,
    sessions: [...sessions].map(([key, session]) => ({
      key,
      id: session.id,
      stored: session.stored,
      state: viewOfState(session.state).kind,
      phoneNumber: session.record.phoneNumber,
      hasSocket: session.socket !== null,
    })),
    sockets: sockets.live().map(({ accountId, socket }) => ({
      accountId,
      isOpen: socket.isOpen,
      isOwned: sessions.get(accountId)?.socket === socket,
    })),
  };
  return {
    accounts: checked.sessions.length,
    online: checked.sessions.filter(({ state }) => state === 'online' || state === 'syncing').length,
    open: checked.sockets.filter(({ isOpen }) => isOpen).length,
    differences: findDifferences(checked),
  };
}
