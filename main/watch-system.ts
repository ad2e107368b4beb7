import type { DataProgram } from './data-program.ts';
import type { AppLock } from './desktop/app-lock.ts';
import { watchPower } from './desktop/power-events.ts';
import type { ConnectivityEvent } from './domain/connectivity.ts';

/** Sleep, wake, network, screen lock and shutdown, told to whom they concern. Returns the function that ends it. */
export function watchSystem(options: {
  readonly data: DataProgram;
  readonly lock: AppLock;
  readonly isOnline: () => boolean;
  readonly onShutdown: () => void;
}): () => void {
  const { data, lock, isOnline, onShutdown } = options;
  const tellAccounts = (event: ConnectivityEvent): void =>
    data.tell(({ accounts }) => accounts.connectivityChanged(event));
  return watchPower({
    onSuspend: () => {
      lock.screenLocked();
      tellAccounts({ type: 'suspend' });
    },
    onResume: () => {
      tellAccounts({ type: 'resume' });
      data.tell(({ schedule }) => schedule.look());
    },
    onNetworkChange: () => tellAccounts({ type: 'network', online: isOnline() }),
    onScreenLock: () => lock.screenLocked(),
    onShutdown,
  });
}
