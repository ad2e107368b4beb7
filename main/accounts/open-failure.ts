import type { ConnectionEvent } from '../domain/connection-state.ts';
import { OpenSocketError } from './socket-port.ts';

/** What it means for an account that no socket could be made. */
export function openFailure(error: unknown): ConnectionEvent {
  if (!(error instanceof OpenSocketError)) return { type: 'open-failed', reason: 'unknown' };
  switch (error.code) {
    case 'credentials-missing':
      return { type: 'credentials-missing' };
    case 'credentials-unreadable':
      return { type: 'open-failed', reason: 'credentials-unreadable' };
    case 'store-failed':
      return { type: 'open-failed', reason: 'store-failed' };
  }
}
