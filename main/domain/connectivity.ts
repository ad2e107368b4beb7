import type { DisconnectReason } from '../../preload/contract/model.ts';

/** Whether this computer could reach the service at all. */
export interface Connectivity {
  readonly awake: boolean;
  readonly online: boolean;
}

export type ConnectivityEvent =
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  /** The network came, went, or is another one than before. */
  | { readonly type: 'network'; readonly online: boolean };

/** Why no account tries to connect by itself. */
export type HoldReason = Extract<DisconnectReason, 'asleep' | 'network'>;

/**
 * What all accounts do about it. `hold`: whoever waits goes on waiting, until it is told otherwise. `end`: whoever is
 * connected ends cleanly, then holds. `connect`: whoever waits connects, through the queue. `probe`: whoever is
 * connected asks whether the service still answers.
 */
export type ConnectivityStep = 'hold' | 'end' | 'connect' | 'probe';

export const connected: Connectivity = { awake: true, online: true };

/** Null while accounts may connect. */
export function holdReason({ awake, online }: Connectivity): HoldReason | null {
  if (!awake) return 'asleep';
  return online ? null : 'network';
}

/** The next state and what follows from it. While the computer sleeps, its network is noted and nothing is done. */
export function connectivityTransition(
  before: Connectivity,
  event: ConnectivityEvent,
): { readonly after: Connectivity; readonly steps: readonly ConnectivityStep[] } {
  switch (event.type) {
    case 'suspend':
      return { after: { ...before, awake: false }, steps: ['end'] };
    case 'resume':
      return { after: { ...before, awake: true }, steps: [before.online ? 'connect' : 'hold'] };
    case 'network': {
      const after = { ...before, online: event.online };
      if (!before.awake) return { after, steps: [] };
      // A connection can outlive the network it came over only in name; and the system may be wrong about being offline.
      return { after, steps: [event.online ? 'connect' : 'hold', 'probe'] };
    }
  }
}
