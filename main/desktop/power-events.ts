import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';
import { watchNetwork } from './network-watch.ts';

export interface PowerListeners {
  /** The computer is about to sleep: there is a moment left. */
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  /** The screen of the computer was locked; macOS and Windows tell. */
  readonly onScreenLock?: () => void;
  /** The system ends: what must be done has to be done within seconds. */
  readonly onShutdown?: () => void;
  /** Online or not, or online in another way than before. */
  readonly onNetworkChange: (online: boolean) => void;
}

const pollMilliseconds = 5000;

/** Link-local IPv6 addresses come and go by themselves, and temporary ones rotate: IPv4 tells networks apart. */
const ownAddresses = (): string =>
  Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter((address) => !address.internal && address.family === 'IPv4')
        .map((address) => `${name} ${address.address}`),
    )
    .sort()
    .join('\n');

/** Sleep, wake and network changes of the computer. After the app is ready. Returns the function that ends it. */
export const watchPower = (listeners: PowerListeners): (() => void) => {
  const { onSuspend, onResume, onNetworkChange, onScreenLock, onShutdown } = listeners;
  const endNetwork = watchNetwork({
    isOnline: () => net.isOnline(),
    addresses: ownAddresses,
    every: (callback) => {
      const timer = setInterval(callback, pollMilliseconds);
      return () => clearInterval(timer);
    },
    onChange: onNetworkChange,
  });
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  const locked = (): void => onScreenLock?.();
  const shutdown = (event?: { preventDefault?: () => void }): void => {
    // Asks the system for the moment that it takes to end cleanly.
    event?.preventDefault?.();
    onShutdown?.();
  };
  powerMonitor.on('lock-screen', locked);
  powerMonitor.on('shutdown', shutdown);
  return () => {
    endNetwork();
    powerMonitor.removeListener('suspend', onSuspend);
    powerMonitor.removeListener('resume', onResume);
    powerMonitor.removeListener('lock-screen', locked);
    powerMonitor.removeListener('shutdown', shutdown);
  };
};
