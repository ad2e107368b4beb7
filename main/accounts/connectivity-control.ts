import {
  connected,
  connectivityTransition,
  holdReason,
  type Connectivity,
  type ConnectivityEvent,
  type ConnectivityStep,
  type HoldReason,
} from '../domain/connectivity.ts';
import type { AccountSession } from './account-session.ts';

/** Carries sleep, wake and network changes of the computer to all accounts. */
export class ConnectivityControl {
  readonly #sessions: () => Iterable<AccountSession>;
  #state: Connectivity = connected;

  constructor(sessions: () => Iterable<AccountSession>) {
    this.#sessions = sessions;
  }

  /** Why trying to connect would be in vain right now; null when it would not. */
  held(): HoldReason | null {
    return holdReason(this.#state);
  }

  /** Resolves when all that has to end for it has ended. */
  async changed(event: ConnectivityEvent): Promise<void> {
    const { after, steps } = connectivityTransition(this.#state, event);
    this.#state = after;
    const sessions = [...this.#sessions()];
    for (const step of steps) for (const session of sessions) this.#take(step, session);
    if (steps.includes('end')) await Promise.all(sessions.map((session) => session.settled));
  }

  #take(step: ConnectivityStep, session: AccountSession): void {
    const reason = this.held();
    switch (step) {
      case 'hold':
      case 'end':
        if (reason !== null) session.hold(reason, step === 'end');
        return;
      case 'connect':
        if (session.state.kind === 'waiting') session.connectNow();
        return;
      case 'probe':
        session.socket?.probe();
        return;
    }
  }
}
