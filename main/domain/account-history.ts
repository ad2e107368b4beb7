import type { AccountEvent } from '../../preload/contract/account-events.ts';
import type { ConnectionState } from './connection-types.ts';

type News = Pick<AccountEvent, 'kind' | 'reason'>;

const connected = new Set<ConnectionState['kind']>(['syncing', 'online']);

/** What a change of an account's connection means for its history; null where nobody would want to read of it. */
export function newsOfChange(before: ConnectionState, after: ConnectionState): News | null {
  if (after.kind === before.kind) return null;
  switch (after.kind) {
    case 'online':
    case 'syncing':
      if (connected.has(before.kind)) return null;
      return { kind: before.kind === 'linking' ? 'linked' : 'connected', reason: null };
    case 'waiting':
      return { kind: 'lost', reason: after.reason };
    case 'queued':
    case 'connecting':
      if (before.kind === 'waiting') return { kind: 'retried', reason: null };
      return before.kind === 'paused' ? { kind: 'resumed', reason: null } : null;
    case 'stopped':
      return { kind: 'stopped', reason: after.reason };
    case 'unlinked':
      // A link that came to nothing leaves an unlinked account as it was.
      return before.kind === 'linking' ? null : { kind: 'unlinked', reason: after.reason };
    case 'paused':
      return { kind: 'paused', reason: null };
    case 'idle':
    case 'linking':
      return null;
  }
}
